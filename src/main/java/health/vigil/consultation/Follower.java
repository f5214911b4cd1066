package health.vigil.consultation;

import io.smallrye.mutiny.Uni;

/**
 * Port: one that is told, after the commit, what happened to every consultation; a bean is enough to be told. Each
 * follower has its own place in the outbox, so that one that is down holds up no other.
 */
public interface Follower {

    /** Kept with its place in the store, so it never changes: {@code archive}. */
    String name();

    /** Whether it is configured; asked once, at start. */
    default boolean isOn() {
        return true;
    }

    /**
     * Takes an entry; of one consultation in the order they were written, each at least once: the same may come again
     * after a crash. A failure, or no end within {@link Outbox#PATIENCE}, brings it again later, and what follows it in
     * its partition waits.
     */
    Uni<Void> follow(OutboxEntry entry);
}
