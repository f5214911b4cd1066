package health.vigil.followup.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Events as they are sent: the same event gives the same text. */
@Singleton
class EventJson {
    private final ObjectMapper mapper = new ObjectMapper();

    String write(Event event) {
        try {
            return mapper.writeValueAsString(event.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
