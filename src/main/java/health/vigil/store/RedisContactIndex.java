package health.vigil.store;

import health.vigil.clinical.Relationship;
import health.vigil.consultation.Contact;
import health.vigil.consultation.ContactIndex;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The contacts of a patient key as a sorted set by time, in a slot of its own; it ends with its last contact. */
@Singleton
final class RedisContactIndex implements ContactIndex {
    private static final Script SINCE = Script.load("contacts");
    private static final Script KEEP = Script.load("contact");
    private static final Script FORGET = Script.load("forget");
    private static final String SEPARATOR = " ";

    private final RedisLine redis;

    RedisContactIndex(RedisLine redis) {
        this.redis = redis;
    }

    @Override
    public Uni<List<Contact>> since(String tenant, String key, Instant since) {
        return redis.run(SINCE, List.of(Keys.contacts(tenant, key)), List.of(Long.toString(since.toEpochMilli())))
                .map(reply -> {
                    List<Contact> contacts = new ArrayList<>();
                    for (int i = 0; reply != null && i + 1 < reply.size(); i += 2) {
                        contacts.add(read(reply.get(i), reply.get(i + 1)));
                    }
                    return contacts;
                });
    }

    @Override
    public Uni<List<String>> consultations(String tenant, String key, Instant since) {
        return redis.run(SINCE, List.of(Keys.contacts(tenant, key)), List.of(Long.toString(since.toEpochMilli())))
                .map(reply -> {
                    List<String> ids = new ArrayList<>();
                    for (int i = 0; reply != null && i + 1 < reply.size(); i += 2) {
                        String id = reply.get(i).toString().split(SEPARATOR, -1)[0];
                        ids.remove(id);
                        ids.add(0, id);
                    }
                    return ids;
                });
    }

    @Override
    public Uni<Void> keep(String tenant, String key, String consultationId, Contact contact) {
        String member = String.join(
                SEPARATOR, consultationId, contact.complaint(), contact.about().name());
        List<String> arguments =
                List.of(member, Long.toString(contact.at().toEpochMilli()), Long.toString(Contact.LIFE.toMillis()));
        return redis.run(KEEP, List.of(Keys.contacts(tenant, key)), arguments).replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(String tenant, String key, String consultationId) {
        return redis.run(FORGET, List.of(Keys.contacts(tenant, key)), List.of(consultationId + SEPARATOR))
                .replaceWithVoid();
    }

    private static Contact read(Response member, Response at) {
        String[] parts = member.toString().split(SEPARATOR, -1);
        return new Contact(parts[1], Relationship.valueOf(parts[2]), Instant.ofEpochMilli((long)
                Double.parseDouble(at.toString())));
    }
}
