package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.ConsultationStore.Claim;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.Turn;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The store against a real Redis. */
@QuarkusTest
class RedisConsultationStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    ConsultationStore store;

    @Inject
    Redis redis;

    @Test
    void created_isFoundWithoutTurns() {
        Consultation consultation = created();

        assertThat(find(consultation)).contains(new Snapshot(consultation, List.of()));
    }

    @Test
    void unknown_isMissingEverywhere() {
        Consultation nowhere = Samples.consultation();

        assertThat(find(nowhere)).isEmpty();
        assertThat(claim(nowhere, Samples.message("x"))).isEqualTo(new Claim.Missing());
        assertThat(await(store.erase("default", nowhere.id(), Samples.tombstone())))
                .isFalse();
    }

    @Test
    void otherTenant_seesNothing() {
        Consultation consultation = created();

        assertThat(await(store.find("other", consultation.id()))).isEmpty();
    }

    @Test
    void committed_isFoundInOrder() {
        Consultation consultation = created();

        Turn first = commit(consultation, Samples.message("one"), 1);
        Turn second = commit(consultation, Samples.message("two"), 2);

        assertThat(find(consultation))
                .contains(new Snapshot(Samples.consultation(consultation.id(), 2), List.of(first, second)));
    }

    @Test
    void answeredMessage_isAnsweredTheSameAgain() {
        Consultation consultation = created();
        PatientMessage message = Samples.message("one");
        Turn turn = commit(consultation, message, 1);

        assertThat(claim(consultation, message)).isEqualTo(new Claim.Answered(turn));
    }

    @Test
    void messageIdWithOtherWords_isReused() {
        Consultation consultation = created();
        PatientMessage message = Samples.message("one");
        commit(consultation, message, 1);

        assertThat(claim(consultation, Samples.message(message.id(), "two"))).isEqualTo(new Claim.Reused());
    }

    @Test
    void secondMessageWhileOneRuns_isBusyAndSoIsTheSameOne() {
        Consultation consultation = created();
        PatientMessage message = Samples.message("one");
        claim(consultation, message);

        assertThat(claim(consultation, Samples.message("two"))).isEqualTo(new Claim.Busy());
        assertThat(claim(consultation, message)).isEqualTo(new Claim.Busy());
    }

    @Test
    void released_isFreeForTheNext() {
        Consultation consultation = created();
        Claim.Granted granted = granted(claim(consultation, Samples.message("one")));

        await(store.release(granted));

        assertThat(claim(consultation, Samples.message("two"))).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void I8_claimOfACrashedPod_isTakenOverAndItsLateCommitIsRefused() {
        Consultation consultation = created();
        PatientMessage message = Samples.message("one");
        Claim.Granted crashed = granted(claim(consultation, message));
        redis(Command.HSET, Keys.of("default", consultation.id()).record(), "until", "1");

        Claim.Granted retry = granted(claim(consultation, message));
        await(store.commit(retry, Samples.consultation(consultation.id(), 1), Samples.turn(1, message), List.of()));

        assertThatThrownBy(() -> await(store.commit(
                        crashed, Samples.consultation(consultation.id(), 1), Samples.turn(1, message), List.of())))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(find(consultation).orElseThrow().turns()).hasSize(1);
    }

    @Test
    void I8_commitRepeated_isDoneOnce() {
        Consultation consultation = created();
        PatientMessage message = Samples.message("one");
        Claim.Granted granted = granted(claim(consultation, message));
        Consultation after = Samples.consultation(consultation.id(), 1);

        await(store.commit(granted, after, Samples.turn(1, message), List.of()));
        await(store.commit(granted, after, Samples.turn(1, message), List.of()));

        assertThat(find(consultation).orElseThrow().turns()).hasSize(1);
    }

    @Test
    void I8_sameMessageManyTimesAtOnce_isGrantedOnce() {
        Consultation consultation = created();
        PatientMessage message = Samples.message("one");

        List<Claim> claims = await(Multi.createFrom()
                .range(0, 50)
                .onItem()
                .transformToUniAndMerge(i -> store.claim("default", consultation.id(), message))
                .collect()
                .asList());

        assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(new Claim.Busy()::equals).hasSize(49);
    }

    @Test
    void idempotencyKeyAgain_givesTheFirstConsultation() {
        String key = UUID.randomUUID().toString();
        Consultation first = await(store.create(Samples.consultation(), key));
        Consultation second = Samples.consultation();

        assertThat(await(store.create(second, key))).isEqualTo(first);
        assertThat(find(second)).isEmpty();
    }

    @Test
    void idempotencyKeyManyTimesAtOnce_makesOneConsultation() {
        String key = UUID.randomUUID().toString();

        List<Consultation> created = await(Multi.createFrom()
                .range(0, 20)
                .onItem()
                .transformToUniAndMerge(i -> store.create(Samples.consultation(), key))
                .collect()
                .asList());

        assertThat(created)
                .extracting(Consultation::id)
                .containsOnly(created.get(0).id());
    }

    private Consultation created() {
        return await(store.create(Samples.consultation(), null));
    }

    private Claim claim(Consultation consultation, PatientMessage message) {
        return await(store.claim("default", consultation.id(), message));
    }

    private Turn commit(Consultation consultation, PatientMessage message, int number) {
        Turn turn = Samples.turn(number, message);
        Claim.Granted granted = granted(claim(consultation, message));
        await(store.commit(granted, Samples.consultation(consultation.id(), number), turn, List.of()));
        return turn;
    }

    private static Claim.Granted granted(Claim claim) {
        assertThat(claim).isInstanceOf(Claim.Granted.class);
        return (Claim.Granted) claim;
    }

    private Optional<Snapshot> find(Consultation consultation) {
        return await(store.find("default", consultation.id()));
    }

    private Response redis(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return await(redis.send(request));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
