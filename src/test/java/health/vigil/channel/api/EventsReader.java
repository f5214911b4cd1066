package health.vigil.channel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.channel.api.ApiCaller.Opened;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that follows GET events and may go at any time. */
public final class EventsReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> response;

    public record Event(String name, String id, JsonNode data) {}

    /** @param lastEventId empty for none */
    public EventsReader(ApiCaller api, Opened consultation, String lastEventId) throws Exception {
        HttpRequest.Builder request =
                api.to(consultation.path() + "/events", consultation.token()).setHeader("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.setHeader("Last-Event-ID", lastEventId);
        }
        response = HTTP.send(request.GET().build(), BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    public int status() {
        return response.statusCode();
    }

    /** The next event; a comment has the name {@code comment}. */
    public Event next() throws InterruptedException {
        Event event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return event;
    }

    /** All up to and with the first of that name. */
    public List<Event> until(String name) throws InterruptedException {
        List<Event> seen = new ArrayList<>();
        do {
            seen.add(next());
        } while (!seen.getLast().name().equals(name));
        seen.removeIf(event -> event.name().equals("comment"));
        return seen;
    }

    /** Those that have come already. */
    public List<Event> drain() {
        List<Event> seen = new ArrayList<>();
        events.drainTo(seen);
        return seen;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            String id = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.startsWith(":")) {
                    events.add(new Event("comment", "", JSON.nullNode()));
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(name, id, JSON.readTree(data.toString())));
                    name = "";
                    id = "";
                    data.setLength(0);
                }
            }
            events.add(new Event("end", "", JSON.nullNode()));
        } catch (IOException e) {
            events.add(new Event("end", "", JSON.nullNode()));
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
