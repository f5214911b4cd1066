package health.vigil.command;

import health.vigil.catalog.Incident;
import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeException;
import health.vigil.consultation.Incidents;
import health.vigil.platform.FileWatch;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

    private final Optional<FileWatch> watch;
    private final Knowledge knowledge;
    private volatile Map<String, String> reasons = Map.of();
    private Map<String, Incident> known = Map.of();

    IncidentWatch(
            @ConfigProperty(name = "vigil.incident.file") Optional<Path> file,
            @ConfigProperty(name = "vigil.incident.interval", defaultValue = "2s") Duration interval,
            Knowledge knowledge) {
        this.watch = file.map(path -> new FileWatch(path, interval, new Change(path)));
        this.knowledge = knowledge;
    }

    @PostConstruct
    void start() {
        watch.ifPresent(FileWatch::start);
    }

    @PreDestroy
    void stop() {
        watch.ifPresent(FileWatch::close);
    }

    @Override
    public Map<String, String> inForce() {
        return reasons;
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

    /** Takes a changed file whole or not at all. */
    private final class Change implements FileWatch.Reader {
        private final Path path;

        Change(Path path) {
            this.path = path;
        }

        @Override
        public void changed(byte[] content) {
            try {
                change(Incident.read(path.getFileName().toString(), content, knowledge));
            } catch (KnowledgeException e) {
                LOG.errorf(
                        "the incident file is not taken, %d incidents stay in force: %s",
                        known.size(), String.join("; ", e.problems()));
            }
        }

        @Override
        public void lost(Exception why) {
            LOG.errorf(
                    "the incident file %s cannot be read (%s), %d incidents stay in force",
                    path, why.getClass().getSimpleName(), known.size());
        }
    }
}
