package health.vigil.channel.api;

import health.vigil.access.ErasureProof;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Confirms that a consultation was erased; needs no store, and nothing of the consultation is left to look up. */
@Path("/v1/erasures")
@Produces(MediaType.APPLICATION_JSON)
public class ErasureResource {
    private final ErasureProof proofs;
    private final WireJson json;

    ErasureResource(ErasureProof proofs, WireJson json) {
        this.proofs = proofs;
        this.json = json;
    }

    @GET
    @Path("/{proof_id}")
    @Operation(summary = "Confirm an erasure by its proof id")
    @APIResponse(
            responseCode = "200",
            description = "This service erased that consultation at that time",
            content = @Content(schema = @Schema(implementation = Views.ErasureView.class), example = Examples.ERASURE))
    public String confirm(@PathParam("proof_id") String proof) {
        return proofs.read(proof)
                .map(erased -> json.write(new Views.ErasureView(erased.id(), erased.at())))
                .orElseThrow(() -> new Rejection(Problem.of(404, "proof_not_valid", "This is no proof of ours")));
    }
}
