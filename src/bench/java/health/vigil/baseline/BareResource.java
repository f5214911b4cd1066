package health.vigil.baseline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A turn without any thought: the two scripts of Vigil's store with as many bytes as Vigil sends, and an answer as long as
 * Vigil's. All that Vigil takes beyond it is what Vigil costs.
 */
@Startup
@Path("/bare")
@Singleton
public class BareResource {
    private static final String LIFE = "2592000000";
    private static final String CLAIM_LIFE = "30000";
    private static final int PARTITIONS = 256;

    private final Redis redis;
    private final String create;
    private final String claim;
    private final String commit;
    private final Sizes sizes;

    /** Characters of what is stored and answered. */
    private record Sizes(String record, String turn, String link, String entry, String words, String answer) {}

    BareResource(
            Redis redis,
            @ConfigProperty(name = "bare.record", defaultValue = "2000") int record,
            @ConfigProperty(name = "bare.turn", defaultValue = "2000") int turn,
            @ConfigProperty(name = "bare.link", defaultValue = "300") int link,
            @ConfigProperty(name = "bare.entry", defaultValue = "500") int entry,
            @ConfigProperty(name = "bare.words", defaultValue = "300") int words,
            @ConfigProperty(name = "bare.answer", defaultValue = "3000") int answer) {
        this.redis = redis;
        this.create = load("create");
        this.claim = load("claim");
        this.commit = load("commit");
        this.sizes = new Sizes(
                "r".repeat(record),
                "t".repeat(turn),
                "l".repeat(link),
                "e".repeat(entry),
                "w".repeat(words),
                "a".repeat(answer));
    }

    /** What a client sends. */
    public record Said(String id, String text, int number) {}

    @POST
    public Uni<ObjectNode> open() {
        String id = UUID.randomUUID().toString();
        List<String> keys = keys(id);
        List<String> opened = List.of(keys.get(0), keys.get(4), keys.get(5));
        return run(create, opened, sizes.record, "", "", LIFE, sizes.link, "h", sizes.entry)
                .map(reply -> JsonNodeFactory.instance.objectNode().put("id", id));
    }

    @POST
    @Path("/{id}")
    public Uni<ObjectNode> turn(String id, Said said) {
        List<String> keys = keys(id);
        String token = UUID.randomUUID().toString();
        return run(claim, keys.subList(0, 5), said.id(), "digest", sizes.words, token, CLAIM_LIFE, "")
                .chain(granted -> run(
                        commit,
                        keys,
                        token,
                        Integer.toString(said.number()),
                        sizes.record,
                        sizes.turn,
                        said.id(),
                        "",
                        LIFE,
                        granted.get(3).toString(),
                        sizes.link,
                        "h" + said.number(),
                        sizes.entry))
                .map(done -> JsonNodeFactory.instance
                        .objectNode()
                        .put("done", done.get(0).toString())
                        .put("text", sizes.answer));
    }

    private static List<String> keys(String id) {
        String partition = "{p" + Math.floorMod(id.hashCode(), PARTITIONS) + "}:";
        String own = partition + "bare:c:" + id;
        return List.of(
                own,
                own + ":turns",
                own + ":messages",
                own + ":events",
                own + ":chain",
                partition + "bare-outbox",
                partition + "bare-timers");
    }

    private Uni<Response> run(String sha, List<String> keys, String... arguments) {
        Request request = Request.cmd(Command.EVALSHA).arg(sha).arg(keys.size());
        keys.forEach(request::arg);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return redis.send(request);
    }

    /** The digest of a script, after the server was given it. */
    private String load(String name) {
        try (InputStream text = BareResource.class.getResourceAsStream("/store/" + name + ".lua")) {
            Request request = Request.cmd(Command.SCRIPT)
                    .arg("LOAD")
                    .arg(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            return redis.send(request).await().indefinitely().toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
