package health.vigil.channel.console;

import health.vigil.access.Caller;
import health.vigil.catalog.Knowledge;
import health.vigil.channel.api.MessageReader;
import health.vigil.channel.api.Rejection;
import health.vigil.channel.api.Wire;
import health.vigil.clinical.Presence;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.Act;
import health.vigil.consultation.Care;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a clinician sent, as an act. Unlike a patient's, a clinician's unknown word is refused: it would be a mistake. */
@Singleton
final class ActReader {
    private final Knowledge knowledge;
    private final MessageReader messages;

    ActReader(Knowledge knowledge, MessageReader messages) {
        this.knowledge = knowledge;
        this.messages = messages;
    }

    Act take(Caller caller, ActBodies.Plain body) {
        return new Act.Take(caller.name());
    }

    Act release(Caller caller, ActBodies.Plain body) {
        return new Act.Release(caller.name());
    }

    /** @throws Rejection 413 for too long a text */
    Act message(Caller caller, ActBodies.Message body) {
        return new Act.Say(caller.name(), messages.checked(body.text()).strip());
    }

    Act level(Caller caller, ActBodies.Level body) {
        return new Act.Level(
                caller.name(),
                read(TriageLevel.class, "level", body.level()),
                body.reason().strip());
    }

    Act finding(Caller caller, ActBodies.Finding body) {
        if (!knowledge.isSymptom(body.finding())) {
            throw Rejection.field("finding", "is not a finding of this service");
        }
        return new Act.Correct(
                caller.name(),
                body.finding(),
                read(Presence.class, "presence", body.presence()),
                body.reason().strip());
    }

    Act close(Caller caller, ActBodies.Close body) {
        String reason = body.reason();
        return new Act.Close(
                caller.name(),
                read(Care.Outcome.class, "outcome", body.outcome()),
                reason == null ? "" : reason.strip());
    }

    Act.HandOver handOver(Caller caller, ActBodies.HandOver body) {
        if (body.to().strip().equals(caller.name())) {
            throw Rejection.field("to", "must be another clinician");
        }
        return new Act.HandOver(caller.name(), body.to().strip());
    }

    private static <E extends Enum<E>> E read(Class<E> type, String field, String word) {
        List<E> all = List.of(type.getEnumConstants());
        return all.stream()
                .filter(value -> Wire.write(value).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Rejection.field(
                        field,
                        "must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Wire::write)
                                        .collect(Collectors.joining(", "))));
    }
}
