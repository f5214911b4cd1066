package health.vigil.command;

import health.vigil.catalog.Incident;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeException;
import health.vigil.consultation.Incidents;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads the incident file again when it changes. What cannot be read is told in one line and changes nothing: the last
 * good file stays in force, also when the file is gone.
 */
@Startup
@Singleton
final class IncidentWatch implements Incidents {
    private static final Logger LOG = Logger.getLogger(IncidentWatch.class);

    private final Optional<Path> file;
    private final Duration interval;
    private final Knowledge knowledge;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("incident-watch").factory());
    private volatile Map<String, String> reasons = Map.of();
    private Map<String, Incident> known = Map.of();
    private byte[] seen = new byte[0];
    private boolean missing;

    IncidentWatch(
            @ConfigProperty(name = "vigil.incident.file") Optional<Path> file,
            @ConfigProperty(name = "vigil.incident.interval", defaultValue = "2s") Duration interval,
            Knowledge knowledge) {
        this.file = file;
        this.interval = interval;
        this.knowledge = knowledge;
    }

    @PostConstruct
    void start() {
        file.ifPresent(path -> {
            look(path);
            long pause = interval.toMillis();
            var unused = clock.scheduleWithFixedDelay(() -> look(path), pause, pause, TimeUnit.MILLISECONDS);
        });
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }

    @Override
    public Map<String, String> inForce() {
        return reasons;
    }

    private void look(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            boolean same = Arrays.equals(bytes, seen) && !missing;
            missing = false;
            if (!same) {
                seen = bytes;
                change(Incident.read(path.getFileName().toString(), bytes, knowledge));
            }
        } catch (KnowledgeException e) {
            LOG.errorf(
                    "the incident file is not taken, %d incidents stay in force: %s",
                    known.size(), String.join("; ", e.problems()));
        } catch (IOException | RuntimeException e) {
            if (!missing) {
                missing = true;
                LOG.errorf(
                        "the incident file %s cannot be read (%s), %d incidents stay in force",
                        path, e.getClass().getSimpleName(), known.size());
            }
        }
    }

    /** The audit: who raised or lifted what. */
    private void change(Map<String, Incident> now) {
        now.values().stream()
                .filter(incident -> !incident.equals(known.get(incident.complaint())))
                .forEach(incident -> LOG.warnf(
                        "incident: consultations of %s are raised by one level since %s, by %s: %s",
                        incident.complaint(), incident.since(), incident.by(), incident.reason()));
        known.keySet().stream()
                .filter(complaint -> !now.containsKey(complaint))
                .forEach(complaint -> LOG.warnf("incident: lifted for %s", complaint));
        known = now;
        reasons = now.values().stream().collect(Collectors.toUnmodifiableMap(Incident::complaint, Incident::reason));
    }
}
