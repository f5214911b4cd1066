package health.vigil.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.OutboxEntry.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service with an archive in a real PostgreSQL, looked at by plain SQL. */
@QuarkusTest
@TestProfile(Archived.WithArchive.class)
class ArchiveTest extends Archived {

    @Test
    void everyTurn_isArchivedOnce() throws Exception {
        Opened consultation = talk(3);

        await(() -> numbers(consultation).equals(List.of("1", "2", "3")));

        assertThat(shown(consultation, masters(KEY)))
                .hasSize(7)
                .filteredOn(part -> part.contains("\"message\""))
                .hasSize(3)
                .allMatch(part -> part.contains(WORDS));
        assertThat(ask("select level from turn where consultation = ?", consultation.id()))
                .hasSize(3)
                .doesNotContainNull();
        assertThat(ask("select turns::text from consultation where id = ?", consultation.id()))
                .containsExactly("3");
    }

    @Test
    void I7_words_standNowhereInTheArchive() throws Exception {
        Opened consultation = talk(1);
        await(() -> numbers(consultation).size() == 1);

        for (String table : List.of("turn", "consultation", "data_key")) {
            String column = table.equals("consultation") ? "id" : "consultation";
            assertThat(ask("select kept::text from " + table + " kept where " + column + " = ?", consultation.id()))
                    .hasSize(1)
                    .noneMatch(row -> row.contains("cough") || row.contains("findings"));
        }
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
        await(() -> keys(consultation).isEmpty());

        handOver(consultation, Kind.TURN, 1);
        assertThat(words(consultation)).as("an entry that came late").isZero();
        assertThat(keys(consultation)).isEmpty();
        assertThat(ask("select level from turn where consultation = ?", consultation.id()))
                .hasSize(1);
    }
}
