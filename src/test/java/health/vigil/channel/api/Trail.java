package health.vigil.channel.api;

import health.vigil.channel.api.ApiCaller.Opened;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The audit trail as it lies in the store. */
record Trail(Redis redis) {

    List<String> of(Opened consultation) {
        List<String> entries = new ArrayList<>();
        for (Response name : send(Request.cmd(Command.KEYS).arg("*:" + consultation.id() + ":audit"))) {
            send(Request.cmd(Command.LRANGE).arg(name.toString()).arg(0).arg(-1))
                    .forEach(entry -> entries.add(entry.toString()));
        }
        return entries;
    }

    Response send(Request request) {
        return redis.send(request).await().atMost(Duration.ofSeconds(5));
    }
}
