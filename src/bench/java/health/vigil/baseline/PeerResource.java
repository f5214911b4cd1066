package health.vigil.baseline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A turn as an AI service takes it. */
@Path("/peer/{conversation}")
@Singleton
public class PeerResource {
    private final Assistant assistant;

    PeerResource(Assistant assistant) {
        this.assistant = assistant;
    }

    @POST
    public Uni<ObjectNode> turn(String conversation, BareResource.Said said) {
        return assistant
                .chat(conversation, said.text())
                .collect()
                .in(StringBuilder::new, StringBuilder::append)
                .map(text -> JsonNodeFactory.instance.objectNode().put("text", text.toString()));
    }
}
