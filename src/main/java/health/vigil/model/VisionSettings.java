package health.vigil.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code vigil.vision.*}: the model that says what a picture shows. */
@ConfigMapping(prefix = "vigil.vision")
interface VisionSettings extends OwnModel {

    /** {@code schema}, {@code object} or {@code none}: how the endpoint is asked for JSON. */
    @WithDefault("schema")
    String json();
}
