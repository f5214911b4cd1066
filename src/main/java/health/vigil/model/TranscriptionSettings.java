package health.vigil.model;

import io.smallrye.config.ConfigMapping;

/** {@code vigil.transcription.*}: the model that writes down voice messages. */
@ConfigMapping(prefix = "vigil.transcription")
interface TranscriptionSettings extends OwnModel {}
