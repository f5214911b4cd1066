package health.vigil.channel.wecom;

import health.vigil.channel.chat.ChatAccount;
import health.vigil.channel.chat.ChatPlatform;
import health.vigil.channel.tencent.Callback;
import health.vigil.channel.tencent.Callback.Door;
import health.vigil.channel.tencent.Envelope;
import health.vigil.channel.tencent.PlatformAccount;
import health.vigil.channel.tencent.PlatformApi;
import health.vigil.channel.tencent.PlatformApi.Access;
import health.vigil.channel.tencent.Query;
import health.vigil.clinical.Language;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What WeCom calls: the verification of the address, and every message and event of an application. */
@Path("/v1/channels/wecom/{account}")
@APIResponse(responseCode = "default", description = "The answer in WeCom's XML, or success")
public class WecomResource implements ChatPlatform {
    private final Callback callback;
    private final Map<String, Door> doors = new HashMap<>();

    WecomResource(WecomSettings settings, Callback callback, PlatformApi api, Clock clock) {
        this.callback = callback;
        Map<String, WecomSettings.Account> accounts = new HashMap<>(settings.accounts());
        accounts.put("default", settings.standard());
        accounts.forEach((name, account) -> account.token()
                .ifPresent(token -> doors.put(
                        name,
                        new Door(
                                account(name, account, settings, api),
                                new Envelope(
                                        token,
                                        account.aesKey(),
                                        account.corpId().orElse(""),
                                        false,
                                        settings.timestampWindow(),
                                        clock)))));
    }

    @Override
    public List<ChatAccount> accounts() {
        return doors.values().stream().map(Door::account).toList();
    }

    private static PlatformAccount account(
            String name, WecomSettings.Account account, WecomSettings settings, PlatformApi api) {
        return new PlatformAccount(
                "wecom",
                name,
                account.tenant(),
                account.region(),
                Language.ofTag(account.language()).orElse(Language.ZH_HANS),
                account.replyWindow(),
                settings.pushes(),
                settings.pushWindow(),
                account.corpId()
                        .flatMap(id -> account.agentId()
                                .flatMap(agent -> account.secret().map(secret -> access(settings, id, agent, secret)))),
                account.agentId()
                        .<Map<String, Object>>map(agent -> Map.of("agentid", agent))
                        .orElse(Map.of()),
                api);
    }

    private static Access access(WecomSettings settings, String id, int agent, String secret) {
        String base = settings.apiBaseUrl().toString().replaceAll("/+$", "");
        return new Access(
                "wecom/" + id + "/" + agent,
                URI.create(base + "/cgi-bin/gettoken?corpid=" + id + "&corpsecret=" + secret),
                base + "/cgi-bin/message/send?access_token=");
    }

    @GET
    @Operation(summary = "WeCom verifies the address")
    public Response verify(@PathParam("account") String account, @Context UriInfo uri) {
        return callback.verify(Callback.door(doors, account), Query.of(uri.getQueryParameters()));
    }

    @POST
    @Operation(
            summary = "WeCom brings a message or an event",
            description = "Encrypted wherever the account has a key.")
    public Uni<Response> receive(@PathParam("account") String account, @Context UriInfo uri, byte[] body) {
        return callback.receive(Callback.door(doors, account), Query.of(uri.getQueryParameters()), body);
    }
}
