package health.vigil.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.OutboxEntry;
import health.vigil.consultation.OutboxEntry.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The service with an archive in a real PostgreSQL, looked at by plain SQL. */
@QuarkusTest
@TestProfile(ArchiveTest.WithArchive.class)
@QuarkusTestResource(value = PostgresServer.class, restrictToAnnotatedClass = true)
class ArchiveTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WORDS = "I have had a cough for two days";

    public static final class WithArchive implements QuarkusTestProfile {}

    @Inject
    Archive archive;

    @Inject
    ArchiveLine line;

    private final ApiCaller api = ApiCaller.ofThisTest();

    @Test
    void everyTurn_isArchivedOnce() throws Exception {
        Opened consultation = talk(3);

        await(() -> numbers(consultation).equals(List.of("1", "2", "3")));

        assertThat(ask("select chat->'message'->>'text' from turn where consultation = ?", consultation.id()))
                .containsOnly(WORDS);
        assertThat(ask("select record->'assessment'->>'level' from turn where consultation = ?", consultation.id()))
                .hasSize(3)
                .doesNotContainNull();
        assertThat(ask("select turns::text from consultation where id = ?", consultation.id()))
                .containsExactly("3");
    }

    @Test
    void sameEntryAgain_changesNothing() throws Exception {
        Opened consultation = talk(2);
        await(() -> numbers(consultation).size() == 2);

        for (int turn : new int[] {1, 2, 1}) {
            handOver(consultation, Kind.TURN, turn);
        }

        assertThat(numbers(consultation)).containsExactly("1", "2");
        assertThat(ask("select turns::text from consultation where id = ?", consultation.id()))
                .containsExactly("2");
    }

    @Test
    void I8_databaseStoppedAndBack_archiveIsComplete() throws Exception {
        assumeThat(PostgresServer.running().isOwn())
                .as("only our own may be stopped")
                .isTrue();
        Opened before = talk(2);
        await(() -> numbers(before).size() == 2);
        PostgresServer.running().goAway();
        List<Opened> meanwhile = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            meanwhile.add(talk(2));
        }
        PostgresServer.running().comeBack();

        for (Opened one : meanwhile) {
            await(() -> numbers(one).equals(List.of("1", "2")));
        }
        api.say(before, WORDS);
        await(() -> numbers(before).equals(List.of("1", "2", "3")));
    }

    @Test
    void erased_isMaskedAndTheProofStays() throws Exception {
        Opened consultation = talk(1);
        await(() -> numbers(consultation).size() == 1);
        api.delete(consultation.path(), consultation.token());

        await(() -> ask("select at::text from erasure where consultation = ?", consultation.id())
                        .size()
                == 1);
        await(() -> words(consultation) == 0);

        handOver(consultation, Kind.TURN, 1);
        assertThat(words(consultation)).as("an entry that came late").isZero();
        assertThat(ask("select level from turn where consultation = ?", consultation.id()))
                .hasSize(1);
    }

    @Test
    void retention_endsChatThenRecordsButNothingUnderLegalHold() throws Exception {
        Opened held = talk(1);
        Opened free = talk(1);
        await(() -> numbers(held).size() + numbers(free).size() == 2);
        ask("update consultation set legal_hold = true where id = ? returning id", held.id());
        api.delete(held.path(), held.token());
        await(() -> ask("select at::text from erasure where consultation = ?", held.id())
                        .size()
                == 1);

        purgeIn(Duration.ofDays(3 * 366));
        assertThat(ask("select chat::text from turn where consultation = ?", free.id()))
                .containsExactly((String) null);
        assertThat(ask("select record::text from turn where consultation = ?", free.id()))
                .doesNotContainNull();
        purgeIn(Duration.ofDays(15 * 366));
        assertThat(numbers(free)).isEmpty();
        assertThat(words(held)).as("under hold, though erased").isPositive();
        ask("update consultation set legal_hold = false where id = ? returning id", held.id());
        purgeIn(Duration.ofDays(1));
        assertThat(words(held)).isZero();
    }

    private void purgeIn(Duration time) {
        Clock then = Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
        new ArchivePurge(line, then, 3, 15).purge().await().atMost(PATIENCE);
    }

    private void handOver(Opened consultation, Kind kind, int turn) {
        archive.follow(new OutboxEntry("default", consultation.id(), kind, turn, Instant.now(), null, null, null))
                .await()
                .atMost(PATIENCE);
    }

    private Opened talk(int turns) throws Exception {
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        for (int i = 0; i < turns; i++) {
            assertThat(api.say(consultation, WORDS).status()).isEqualTo(201);
        }
        return consultation;
    }

    private static List<String> numbers(Opened consultation) throws SQLException {
        return ask("select number::text from turn where consultation = ? order by number", consultation.id());
    }

    private static int words(Opened consultation) throws SQLException {
        return ask(
                        "select 'x' from turn where consultation = ? and (chat is not null or record is not null)",
                        consultation.id())
                .size();
    }

    private static List<String> ask(String sql, String id) throws SQLException {
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

    private static void await(Callable<Boolean> come) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!come.call()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(100_000_000);
        }
    }
}
