package health.vigil.archive;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.command.replay.ArchiveCommand;
import health.vigil.command.replay.RekeyCommand;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.OutboxEntry.Kind;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.RecordJson;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine;

/** A service with an archive in a real PostgreSQL, looked at by plain SQL. */
abstract class Archived {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String WORDS = "I have had a cough for two days";

    static final String KEY = key(2);
    static final String OTHER_KEY = key(1);

    /** Its words are sealed. */
    public static final class WithArchive implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigil.master-key", KEY, "vigil.master-key-previous", OTHER_KEY);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresServer.class));
        }
    }

    @Inject
    Archive archive;

    @Inject
    ArchiveLine line;

    @Inject
    ConsultationStore store;

    @Inject
    RecordJson json;

    final ApiCaller api = ApiCaller.ofThisTest();

    static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static MasterKeys masters(String key) {
        return new MasterKeys(Optional.of(key), Optional.empty(), Optional.empty());
    }

    static Path data() {
        return Path.of(ConfigProvider.getConfig().getValue("vigil.data-dir", String.class));
    }

    static List<String> shown(Opened consultation, MasterKeys masters) throws SQLException {
        List<String> parts = new ArrayList<>();
        new ArchivedRecords(PostgresServer.running().url(), masters)
                .show("default", consultation.id(), "a test", parts::add);
        return parts;
    }

    static List<String> keys(Opened consultation) throws SQLException {
        return ask("select wrapped from data_key where consultation = ?", consultation.id());
    }

    static String rekey() {
        StringWriter output = new StringWriter();
        CommandLine command = new CommandLine(new RekeyCommand(environment(OTHER_KEY, KEY)));
        command.setOut(new PrintWriter(output, true));
        command.setErr(new PrintWriter(output, true));
        assertThat(command.execute()).as(output.toString()).isZero();
        return output.toString();
    }

    static int operator(String... arguments) {
        return new CommandLine(new ArchiveCommand(environment(KEY, OTHER_KEY))).execute(arguments);
    }

    static Map<String, String> environment(String key, String previous) {
        return Map.of(
                "VIGIL_DATA_DIR",
                data().toString(),
                "VIGIL_MASTER_KEY",
                key,
                "VIGIL_MASTER_KEY_PREVIOUS",
                previous,
                "VIGIL_ARCHIVE_URL",
                PostgresServer.running().url());
    }

    void purgeIn(Duration time) {
        Clock then = Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
        new ArchivePurge(line, then, 3, 15, List.of("CN:3/15", "GB:3/10"))
                .purge()
                .await()
                .atMost(PATIENCE);
    }

    void handOver(Opened consultation, Kind kind, int turn) {
        handOver(archive, consultation, kind, turn);
    }

    static void handOver(Archive archive, Opened consultation, Kind kind, int turn) {
        archive.follow(new OutboxEntry("default", consultation.id(), kind, turn, Instant.now(), null, null, null))
                .await()
                .atMost(PATIENCE);
    }

    Opened talk(int turns) throws Exception {
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        for (int i = 0; i < turns; i++) {
            assertThat(api.say(consultation, WORDS).status()).isEqualTo(201);
        }
        return consultation;
    }

    static List<String> numbers(Opened consultation) throws SQLException {
        return ask("select number::text from turn where consultation = ? order by number", consultation.id());
    }

    static int words(Opened consultation) throws SQLException {
        return ask(
                        "select 'x' from turn where consultation = ? and (chat is not null or record is not null)",
                        consultation.id())
                .size();
    }

    static List<String> ask(String sql, String id) throws SQLException {
        ArchiveAddress address = ArchiveAddress.parse(PostgresServer.running().url());
        try (Connection connection = DriverManager.getConnection(address.jdbc(), address.user(), address.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        }
    }

    static void await(Callable<Boolean> come) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!come.call()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(100_000_000);
        }
    }
}
