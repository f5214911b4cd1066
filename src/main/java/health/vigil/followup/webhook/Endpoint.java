package health.vigil.followup.webhook;

import java.net.URI;
import java.util.Set;

/**
 * A receiver of an integrator.
 *
 * @param name in the configuration; kept with its place in the outbox
 * @param events it wants, empty for all
 * @param test whether it also gets the emergencies of trial consultations
 */
record Endpoint(String name, String tenant, URI url, String secret, Set<String> events, boolean test) {

    boolean wants(Event event) {
        boolean listed = events.isEmpty() || events.contains(event.type());
        return listed && (test || !event.test() || !Event.ALARMS.contains(event.type()));
    }

    /** Never the secret, and of the URL only the host. */
    @Override
    public String toString() {
        return "Endpoint[" + name + ", " + url.getHost() + "]";
    }
}
