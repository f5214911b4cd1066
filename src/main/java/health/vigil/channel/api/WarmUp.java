package health.vigil.channel.api;

import health.vigil.clinical.Language;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.PatientMessage;
import health.vigil.platform.Ids;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes a turn before the first patient does, because that one would wait for classes to load. Leaves nothing. */
@Startup
@Singleton
final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final Map<String, String> EMERGENCIES = Map.of(
            "zh-Hans", "胸口压着痛半小时了，出冷汗",
            "zh-Hant", "個心口好翳，唞唔到氣，隻左手痺",
            "en", "crushing chest pain for half an hour, sweating");

    private final TriageResource triage;
    private final ConsultationService service;
    private final Ids ids;

    WarmUp(TriageResource triage, ConsultationService service, Ids ids) {
        this.triage = triage;
        this.service = service;
        this.ids = ids;
    }

    @PostConstruct
    void warm() {
        EMERGENCIES.forEach((locale, text) -> triage.judge(
                ("{\"locale\":\"" + locale + "\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8)));
        Address nowhere = new Address("default", ids.next(), Language.EN, "");
        PatientMessage message =
                new PatientMessage(UUID.nameUUIDFromBytes(new byte[0]).toString(), "", Map.of(), null, List.of());
        service.reply(nowhere, message)
                .subscribe()
                .with(none -> {}, failure -> LOG.debug("the store is not there yet"));
    }
}
