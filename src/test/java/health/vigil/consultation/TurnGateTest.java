package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnGateTest {
    private final TurnGate gate = new TurnGate(1, new SimpleMeterRegistry());

    @Test
    void oneTooMany_isTurnedAwayUntilTheFirstIsDone() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletableFuture<String> first = pass(Uni.createFrom().completionStage(slow));

        assertThat(pass(Uni.createFrom().item("second")).join()).isEqualTo("full");
        slow.complete("first");
        assertThat(first.join()).isEqualTo("first");
        assertThat(pass(Uni.createFrom().item("third")).join()).isEqualTo("third");
    }

    @Test
    void failedTurn_leavesItsPlace() {
        assertThat(pass(Uni.createFrom().<String>failure(new IllegalStateException("x"))))
                .isCompletedExceptionally();

        assertThat(pass(Uni.createFrom().item("next")).join()).isEqualTo("next");
    }

    private CompletableFuture<String> pass(Uni<String> turn) {
        return gate.pass(turn, () -> "full").subscribeAsCompletionStage().toCompletableFuture();
    }
}
