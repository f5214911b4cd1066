package health.vigil.command.replay;

import health.vigil.consultation.StoredRecord;
import health.vigil.consultation.audit.AuditKey;
import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.redis.RedisNodes;
import health.vigil.store.StoredRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where consultations and keys are, by the variables the service itself is configured with. */
record Sources(Map<String, String> environment) {

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private Path data() {
        return Path.of(value("VIGIL_DATA_DIR").orElse("data")).toAbsolutePath();
    }

    Optional<Path> knowledge() {
        return value("VIGIL_KNOWLEDGE_DIR").map(Path::of);
    }

    /** @throws CannotStart when there is none: a new one would fit no chain */
    AuditKey auditKey() {
        Optional<String> configured = value("VIGIL_AUDIT_KEY");
        if (configured.isEmpty() && !Files.exists(data().resolve("audit.key"))) {
            throw CannotStart.because(
                    "the key of the audit chains is not here: set VIGIL_AUDIT_KEY, or VIGIL_DATA_DIR to the"
                            + " folder with audit.key");
        }
        return new AuditKey(configured, several("VIGIL_AUDIT_KEY_PREVIOUS"), new DataFolder(data()));
    }

    /** Every consultation of the store. */
    void forEach(Consumer<StoredRecord> reader) throws IOException {
        try (RedisNodes nodes = nodes()) {
            new StoredRecords(nodes, masters()).forEach(reader);
        }
    }

    Optional<StoredRecord> find(String tenant, String id) throws IOException {
        try (RedisNodes nodes = nodes()) {
            return new StoredRecords(nodes, masters()).find(tenant, id);
        }
    }

    /** Lines to every server of the store. */
    RedisNodes nodes() {
        return RedisNodes.open(value("VIGIL_REDIS_HOSTS"), data());
    }

    Optional<String> archive() {
        return value("VIGIL_ARCHIVE_URL");
    }

    MasterKeys masters() {
        return new MasterKeys(
                value("VIGIL_MASTER_KEY"),
                value("VIGIL_MASTER_KEY_FILE").map(Path::of),
                several("VIGIL_MASTER_KEY_PREVIOUS"));
    }

    private Optional<List<String>> several(String name) {
        return value(name).map(text -> List.of(text.split(",", -1)));
    }
}
