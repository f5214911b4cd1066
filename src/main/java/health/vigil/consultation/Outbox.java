package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port: what commits left for followers, in partitions, each in order. A reader leases a partition for one follower;
 * the lease of a reader that died runs out.
 */
public interface Outbox {
    int PARTITIONS = 256;

    /** How long a follower may take for one entry. */
    Duration PATIENCE = Duration.ofSeconds(20);

    /** How long a lease holds after its last sign of life. */
    Duration LEASE = Duration.ofSeconds(30);

    /** Some partitions that were written to; their marks are taken, so that of many pods one looks. */
    Uni<List<Integer>> takeMarked();

    /** The next entries, oldest first, at most {@code count}; empty when another owner has the lease. */
    Uni<Optional<List<Item>>> lease(Reader reader, int count);

    /** Moves on past an item and holds the lease for longer; false when it was lost. */
    Uni<Boolean> pass(Reader reader, Item item);

    Uni<Void> release(Reader reader);

    /** Drops what all of these followers have passed, without any what is old; how many entries are left. */
    Uni<Integer> sweep(int partition, Set<String> followers);

    /** Who reads which partition for which follower. */
    record Reader(int partition, String follower, String owner) {}

    /** An entry and its place in the partition. */
    record Item(String place, OutboxEntry entry) {}
}
