package health.vigil.store;

import health.vigil.consultation.ChatStore;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.seal.RecordSeal;
import health.vigil.platform.MasterKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person as a hash, each of their messages as another for a day, all in the person's own slot. */
@Singleton
final class RedisChatStore implements ChatStore {
    private static final Script PLACE = Script.load("chat_place");
    private static final Script MOVE = Script.load("chat_move");
    private static final Script GATHER = Script.load("chat_gather");
    private static final Script ANSWERED = Script.load("chat_answered");
    private static final Script SPEND = Script.load("chat_spend");
    private static final Script REACH = Script.load("chat_reach");
    private static final Script FORGET = Script.load("chat_forget");
    private static final Script TOKEN = Script.load("chat_token");
    private static final Duration PERSON_LIFE = Duration.ofDays(180);
    private static final Duration MESSAGE_LIFE = Duration.ofDays(1);
    private static final String BETWEEN = "\u001e";
    private static final String AFTER_ORDER = "\t";
    private static final Pattern ENTRIES = Pattern.compile(BETWEEN);

    private static final Duration ADDRESS_LIFE = Duration.ofDays(7);
    private static final String ADDRESS = "address";
    private static final String WORDS = "words";
    private static final String BURST = ":burst";

    private final RedisLine redis;
    private final MasterKeys masters;

    RedisChatStore(RedisLine redis, MasterKeys masters) {
        this.redis = redis;
        this.masters = masters;
    }

    @Override
    public Uni<Place> place(ChatMessage message, Opening opening) {
        List<String> arguments = List.of(
                millis(message),
                millis(opening.silence()),
                millis(PERSON_LIFE),
                millis(MESSAGE_LIFE),
                message.id(),
                message.words().isEmpty()
                        ? ""
                        : message.order()
                                + AFTER_ORDER
                                + sealed(message.tenant(), message.person(), WORDS, message.words()),
                opening.fresh() ? "1" : "",
                message.address().isEmpty()
                        ? ""
                        : sealed(message.tenant(), message.person(), ADDRESS, message.address()),
                millis(ADDRESS_LIFE));
        return redis.keep(PLACE, keys(message), arguments).map(RedisChatStore::read);
    }

    private static Place read(@Nullable Response reply) {
        if (reply == null) {
            throw new StoreUnavailable("no reply");
        }
        String delivered = reply.get(5).toString();
        return new Place(
                reply.get(0).toString(),
                text(reply.get(3)),
                text(reply.get(4)),
                delivered.isEmpty() ? -1 : Integer.parseInt(delivered),
                text(reply.get(6)) != null,
                text(reply.get(7)) != null,
                text(reply.get(8)),
                text(reply.get(1)),
                text(reply.get(2)) != null);
    }

    @Override
    public Uni<Void> move(ChatMessage message, String thread, Opening opening, Patients patients) {
        List<String> arguments = List.of(
                thread, millis(message), millis(opening.silence()), message.id(), patients.left(), patients.meant());
        return redis.run(MOVE, keys(message).subList(0, 2), arguments).replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> gather(ChatMessage message, boolean now) {
        return redis.keep(GATHER, keys(message).subList(0, 3), List.of(message.id(), now ? "1" : ""))
                .map(reply -> Optional.ofNullable(text(reply)).map(entries -> inOrder(message, entries)));
    }

    /** The platform may hand messages over in another order than they were written. */
    private String inOrder(ChatMessage message, String entries) {
        return ENTRIES.splitAsStream(entries)
                .sorted()
                .map(entry -> entry.substring(entry.indexOf(AFTER_ORDER) + 1))
                .map(stored -> opened(message.tenant(), message.person(), WORDS, stored))
                .collect(Collectors.joining("，"));
    }

    /** With a data key of its own before it, or plainly where there are no master keys. */
    private String sealed(String tenant, String person, String field, String text) {
        RecordSeal seal = RecordSeal.fresh(masters, tenant, person);
        return seal.key() + " " + seal.seal(field, text).replace(BETWEEN, " ");
    }

    private String opened(String tenant, String person, String field, String stored) {
        int end = stored.indexOf(' ');
        return RecordSeal.of(masters, tenant, person, stored.substring(0, end)).open(field, stored.substring(end + 1));
    }

    @Override
    public Uni<Optional<Reach>> reach(String tenant, String person) {
        return redis.run(REACH, List.of(Keys.person(tenant, person), Keys.address(tenant, person)), List.of())
                .map(reply -> {
                    if (reply == null || reply.size() == 0) {
                        return Optional.empty();
                    }
                    String delivered = reply.get(3).toString();
                    return Optional.of(new Reach(
                            opened(tenant, person, ADDRESS, reply.get(0).toString()),
                            reply.get(1).toString(),
                            text(reply.get(2)),
                            delivered.isEmpty() ? -1 : Integer.parseInt(delivered),
                            text(reply.get(4)) != null));
                });
    }

    @Override
    public Uni<Void> answered(ChatMessage message, Progress progress) {
        List<String> arguments = List.of(
                progress.thread(),
                progress.consultation(),
                progress.given(),
                Integer.toString(progress.delivered()),
                progress.asked() ? "1" : "",
                progress.consented() ? "1" : "",
                progress.more(),
                millis(PERSON_LIFE),
                millis(MESSAGE_LIFE));
        return redis.run(ANSWERED, keys(message).subList(0, 2), arguments).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> spend(ChatMessage message, int allowance, Duration window) {
        List<String> arguments = List.of(millis(message), Integer.toString(allowance), millis(window));
        return redis.run(SPEND, keys(message).subList(0, 1), arguments)
                .map(reply -> reply != null && reply.toInteger() == 1);
    }

    @Override
    public Uni<Void> forget(String tenant, String person, String consultationId) {
        String known = Keys.person(tenant, person);
        return redis.run(FORGET, List.of(known, Keys.address(tenant, person), known + BURST), List.of(consultationId))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> token(String account) {
        return redis.run(TOKEN, List.of(Keys.token(account)), List.of()).map(reply -> Optional.ofNullable(text(reply)));
    }

    @Override
    public Uni<Void> keepToken(String account, String token, Duration life) {
        return redis.run(TOKEN, List.of(Keys.token(account)), List.of(token, millis(life)))
                .replaceWithVoid();
    }

    private static List<String> keys(ChatMessage message) {
        String person = Keys.person(message.tenant(), message.person());
        return List.of(
                person,
                person + ":m:" + message.id(),
                person + BURST,
                Keys.address(message.tenant(), message.person()));
    }

    private static String millis(ChatMessage message) {
        return Long.toString(message.at().toEpochMilli());
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static @Nullable String text(@Nullable Response reply) {
        String text = reply == null ? "" : reply.toString();
        return text.isEmpty() ? null : text;
    }
}
