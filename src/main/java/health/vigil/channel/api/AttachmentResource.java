package health.vigil.channel.api;

import health.vigil.attachment.Refused;
import health.vigil.attachment.Uploads;
import health.vigil.consultation.AttachmentDesk;
import health.vigil.consultation.AttachmentDesk.Left;
import health.vigil.consultation.ConsultationService.Address;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** Takes a picture or a voice message, which a later message names by its id. */
@Path("/v1/consultations/{id}/attachments")
@APIResponse(
        responseCode = "default",
        description = "A problem (RFC 9457) with its code",
        content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentResource {
    static final String PATH = "/v1/consultations/[^/]+/attachments";

    /** What drawing a picture anew may take. */
    private static final Duration DRAWING = Duration.ofSeconds(10);

    private final AttachmentDesk desk;
    private final Doorkeeper door;
    private final SafetyWords safety;
    private final WireJson json;
    private final long largest;

    AttachmentResource(
            AttachmentDesk desk,
            Doorkeeper door,
            SafetyWords safety,
            WireJson json,
            @ConfigProperty(name = BodyLimit.LARGEST_ATTACHMENT, defaultValue = BodyLimit.TEN_MEGABYTES) long largest) {
        this.desk = desk;
        this.door = door;
        this.safety = safety;
        this.json = json;
        this.largest = largest;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @SecurityRequirement(name = "access_token")
    @Operation(
            summary = "Upload a picture or a voice message",
            description = "The bytes are the body, with their Content-Type. A later message names the id in its "
                    + "attachments. Which kinds are taken, the consultation says in offers.")
    @RequestBody(
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "audio/wav", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "audio/mpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "audio/mp4", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "audio/ogg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "audio/webm", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "audio/amr", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "201",
            description = "Kept until it is read, for a day at most",
            content = @Content(schema = @Schema(implementation = Views.UploadView.class), example = Examples.UPLOAD))
    public Uni<Response> upload(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            byte[] body) {
        Address address = door.admit(authorization, id);
        return Rejection.available(desk.standing(address))
                .invoke(standing -> {
                    switch (standing) {
                        case MISSING -> throw Rejection.notFound();
                        case CLOSED -> throw refusal(address, 409, "consultation_closed", "The consultation is closed");
                        case OPEN -> check(address, type, body);
                    }
                })
                .chain(open -> Uni.createFrom()
                        .item(() -> Uploads.make(String.valueOf(type), body))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .ifNoItem()
                        .after(DRAWING)
                        .fail())
                .onFailure(Refused.class)
                .transform(refused -> refused(address, (Refused) refused))
                .onFailure(TimeoutException.class)
                .transform(late -> unreadable(address))
                .chain(upload -> Rejection.available(desk.keep(address, upload)))
                .map(left -> switch (left) {
                    case Left.Kept kept ->
                        Response.status(Response.Status.CREATED)
                                .entity(json.write(new Views.UploadView(
                                        kept.id(),
                                        Wire.write(kept.upload().kind()),
                                        kept.upload().mediaType(),
                                        kept.upload().bytes().length)))
                                .build();
                    case Left.TooMany ignored ->
                        throw refusal(
                                address, 422, "too_many_attachments", "No more files are taken here; write in words");
                    case Left.Missing ignored -> throw Rejection.notFound();
                });
    }

    /** @throws Rejection for what need not be looked at */
    private void check(Address address, @Nullable String type, byte[] body) {
        if (body.length > largest) {
            throw refusal(address, 413, "attachment_too_large", "The file may have " + largest + " bytes at most");
        }
        boolean offered = Uploads.kind(type)
                .map(desk.offers()::has)
                .orElse(desk.offers().pictures() || desk.offers().voice());
        if (!offered) {
            throw refusal(
                    address,
                    422,
                    "attachments_not_offered",
                    "Such files cannot be read here; write it in words instead");
        }
    }

    private Rejection refused(Address address, Refused refused) {
        return switch (refused.refusal()) {
            case NOT_TAKEN ->
                refusal(
                        address,
                        415,
                        "attachment_type_not_allowed",
                        "A picture is jpeg, png, webp or pdf; a voice message wav, mp3, mp4, ogg, webm or amr");
            case MISMATCH ->
                refusal(address, 422, "attachment_type_mismatch", "The bytes are not what the Content-Type says");
            case UNREADABLE -> unreadable(address);
        };
    }

    private Rejection unreadable(Address address) {
        return refusal(address, 422, "attachment_unreadable", "The file cannot be read; send another picture of it");
    }

    /** Whoever cannot send something is told where help is. */
    private Rejection refusal(Address address, int status, String code, String title) {
        return new Rejection(safety.add(Problem.of(status, code, title), address.language(), address.region()));
    }
}
