package health.vigil.channel.wechat;

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

/** What WeChat calls: the verification of the address, and every message and event of an Official Account. */
@Path("/v1/channels/wechat/{account}")
@APIResponse(responseCode = "default", description = "The answer in WeChat's XML, or success")
public class WechatResource implements ChatPlatform {
    private final Callback callback;
    private final Map<String, Door> doors = new HashMap<>();

    WechatResource(WechatSettings settings, Callback callback, PlatformApi api, Clock clock) {
        this.callback = callback;
        Map<String, WechatSettings.Account> accounts = new HashMap<>(settings.accounts());
        accounts.put("default", settings.standard());
        accounts.forEach((name, account) -> account.token()
                .ifPresent(token -> doors.put(
                        name,
                        new Door(
                                account(name, account, settings, api),
                                new Envelope(
                                        token,
                                        account.aesKey(),
                                        account.appId().orElse(""),
                                        true,
                                        settings.timestampWindow(),
                                        clock)))));
    }

    @Override
    public List<ChatAccount> accounts() {
        return doors.values().stream().map(Door::account).toList();
    }

    private static PlatformAccount account(
            String name, WechatSettings.Account account, WechatSettings settings, PlatformApi api) {
        return new PlatformAccount(
                "wechat",
                name,
                account.tenant(),
                account.region(),
                Language.ofTag(account.language()).orElse(Language.ZH_HANS),
                account.replyWindow(),
                settings.pushes(),
                settings.pushWindow(),
                account.appId().flatMap(id -> account.secret().map(secret -> access(settings, id, secret))),
                Map.of(),
                api);
    }

    private static Access access(WechatSettings settings, String id, String secret) {
        String base = settings.apiBaseUrl().toString().replaceAll("/+$", "");
        return new Access(
                "wechat/" + id,
                URI.create(base + "/cgi-bin/token?grant_type=client_credential&appid=" + id + "&secret=" + secret),
                base + "/cgi-bin/message/custom/send?access_token=");
    }

    @GET
    @Operation(summary = "WeChat verifies the address")
    public Response verify(@PathParam("account") String account, @Context UriInfo uri) {
        return callback.verify(Callback.door(doors, account), Query.of(uri.getQueryParameters()));
    }

    @POST
    @Operation(summary = "WeChat brings a message or an event", description = "Plain, compatible or encrypted mode.")
    public Uni<Response> receive(@PathParam("account") String account, @Context UriInfo uri, byte[] body) {
        return callback.receive(Callback.door(doors, account), Query.of(uri.getQueryParameters()), body);
    }
}
