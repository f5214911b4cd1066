package health.vigil.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code vigil.oidc.*}: an identity provider whose tokens are taken beside API keys. Off without an issuer. */
@ConfigMapping(prefix = "vigil.oidc")
interface OidcSettings {

    /** As its tokens name it. */
    Optional<URI> issuer();

    /** What its tokens for this service name as their audience. */
    Optional<String> audience();

    /** Where its keys are; otherwise its discovery document says. */
    Optional<URI> jwks();

    /** How often its keys are fetched. */
    @WithDefault("5m")
    Duration interval();

    /** The claim that names the tenant. */
    @WithDefault("vigil_tenant")
    String tenantClaim();

    /** The tenant of a token without that claim. */
    Optional<String> tenant();

    /** The claim that holds the role, or a list with exactly one role of ours; within others with dots. */
    @WithDefault("vigil_role")
    String roleClaim();

    /** What its roles are here, each {@code theirs:ours}; without any they are called as here. */
    Optional<List<String>> roles();

    /** The claim that the audit and colleagues see; the subject where it is missing. */
    @WithDefault("preferred_username")
    String nameClaim();
}
