package health.vigil.channel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.channel.api.EventsReader;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Clients that lose their line at random and come back: what they have put together is what the server has, in order,
 * once. They append what comes without looking, so that anything told twice is seen. VIGIL_DROPS=1000 in the environment for more.
 */
@QuarkusTest
class ResumeTest {
    private static final int DROPS = Integer.parseInt(System.getenv().getOrDefault("VIGIL_DROPS", "40"));
    private static final int TURNS = 12;
    private static final long SEED = 20261125;

    private final ApiCaller api = ApiCaller.ofThisTest();
    private final Random random = new Random(SEED);
    private int drops;

    @Test
    void I8_droppedAndResumedAtRandom_transcriptsAreTheServers_seed20261125() throws Exception {
        while (drops < DROPS) {
            Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
            Events events = new Events(consultation);
            Socket socket = new Socket(consultation);
            for (int turn = 0; turn < TURNS; turn++) {
                speak(consultation, socket, turn);
                if (random.nextBoolean()) {
                    events.drop();
                    drops++;
                }
                events.take(random.nextInt(4));
            }
            List<String> server =
                    replies(api.get(consultation.path(), consultation.token()).json());
            assertThat(server).hasSize(TURNS);
            assertThat(events.upTo(TURNS)).isEqualTo(server);
            assertThat(socket.upTo(TURNS)).isEqualTo(server);
            events.drop();
            socket.client.drop();
        }
        System.out.printf("dropped and resumed %d times%n", drops);
    }

    /** By socket mostly, which may go before, while or after it is answered; sent again until it is. */
    private void speak(Opened consultation, Socket socket, int turn) throws Exception {
        String message =
                ApiCaller.message(UUID.randomUUID().toString(), "I have had a cough for " + (turn + 2) + " days");
        if (random.nextInt(4) == 0) {
            api.send(consultation, message);
            return;
        }
        if (random.nextBoolean()) {
            socket.client.say(message);
            Thread.sleep(random.nextInt(30));
            socket.take(random.nextInt(3));
            socket.drop();
            drops++;
        }
        socket.say(message);
    }

    private static List<String> replies(JsonNode snapshot) {
        List<String> replies = new ArrayList<>();
        snapshot.path("messages").forEach(message -> {
            if (message.path("role").asText().equals("assistant")) {
                replies.add(
                        message.path("id").asText() + " " + message.path("text").asText());
            }
        });
        replies.removeFirst();
        return replies;
    }

    /** What one client has put together. */
    private abstract static class Client {
        final List<String> transcript = new ArrayList<>();
        String last = "";

        void hear(String name, String id, JsonNode data) {
            if (!id.isEmpty()) {
                last = id;
            }
            if (name.equals("snapshot")) {
                transcript.clear();
                transcript.addAll(replies(data));
            } else if (name.equals("reply.completed")) {
                transcript.add(
                        data.path("id").asText() + " " + data.path("text").asText());
            }
        }

        abstract void step() throws Exception;

        void take(int events) throws Exception {
            for (int i = 0; i < events; i++) {
                step();
            }
        }

        List<String> upTo(int turns) throws Exception {
            while (!last.equals(turns + "-3")) {
                step();
            }
            return transcript;
        }
    }

    private final class Events extends Client {
        private final Opened consultation;
        private EventsReader reader;

        Events(Opened consultation) throws Exception {
            this.consultation = consultation;
            this.reader = new EventsReader(api, consultation, "");
        }

        @Override
        void step() throws Exception {
            EventsReader.Event event = reader.next();
            hear(event.name(), event.id(), event.data());
        }

        @Override
        void take(int events) {
            reader.drain().forEach(event -> hear(event.name(), event.id(), event.data()));
        }

        void drop() throws Exception {
            reader.close();
            reader = new EventsReader(api, consultation, last);
        }
    }

    private final class Socket extends Client {
        private final Opened consultation;
        private SocketClient client;

        Socket(Opened consultation) {
            this.consultation = consultation;
            this.client = new SocketClient(api, consultation);
        }

        @Override
        void step() throws Exception {
            JsonNode frame = client.next();
            hear(frame.path("type").asText(), frame.path("id").asText(), frame.path("data"));
        }

        @Override
        void take(int frames) throws Exception {
            for (int i = 0; i < frames && !client.frames.isEmpty(); i++) {
                step();
            }
        }

        void drop() {
            client.drop();
            client = new SocketClient(api, consultation);
        }

        /** Until its turn is there, or an answer says that another is running: then once more. */
        void say(String message) throws Exception {
            String id = message.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            client.say(message);
            for (; ; ) {
                JsonNode frame = client.next();
                String type = frame.path("type").asText();
                hear(type, frame.path("id").asText(), frame.path("data"));
                if (type.equals("turn.completed")
                        && frame.at("/data/message_id").asText().equals(id)) {
                    return;
                }
                if (type.equals("error")) {
                    Thread.sleep(100);
                    client.say(message);
                }
            }
        }
    }
}
