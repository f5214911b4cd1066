package health.vigil.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** One who talks: opens, says a story to its end, and begins anew. Used by one thread. */
abstract class User {
    /** What is sent next; only turns are counted. */
    record Request(String path, String token, String body, boolean isTurn) {}

    private final Supplier<List<String>> stories;
    private List<String> story = List.of();
    private int said;
    String id = "";
    String token = "";

    User(Supplier<List<String>> stories) {
        this.stories = stories;
    }

    /** A patient of the service. */
    static User patient(Supplier<List<String>> stories) {
        return new User(stories) {
            @Override
            Request opening() {
                return new Request("/v1/consultations", "", "{\"locale\":\"en\",\"region\":\"GB\"}", false);
            }

            @Override
            Request turn(String message, String text, int number) {
                String body = "{\"message\":{\"id\":\"" + message + "\",\"text\":\"" + text + "\"}}";
                return new Request("/v1/consultations/" + id + "/turns", token, body, true);
            }
        };
    }

    /** The same of a baseline, {@code bare} or {@code peer}. */
    static User of(String baseline, Supplier<List<String>> stories) {
        return new User(stories) {
            @Override
            Request opening() {
                return new Request("/bare", "", "{}", false);
            }

            @Override
            Request turn(String message, String text, int number) {
                String body = "{\"id\":\"" + message + "\",\"text\":\"" + text + "\",\"number\":" + number + "}";
                return new Request("/" + baseline + "/" + id, "", body, true);
            }
        };
    }

    abstract Request opening();

    abstract Request turn(String message, String text, int number);

    final Request next() {
        if (id.isEmpty()) {
            story = stories.get();
            said = 0;
            return opening();
        }
        String text = story.get(said++);
        return turn(UUID.randomUUID().toString(), text, said);
    }

    final void heard(Request request, JsonObject answer) {
        if (!request.isTurn()) {
            id = answer.getString("id");
            token = answer.getString("access_token", "");
        } else if (said == story.size()) {
            id = "";
        }
    }
}
