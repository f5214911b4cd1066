package health.vigil.channel.console;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a clinician's client sends. The same {@code message_id} with the same body is done once. */
final class ActBodies {
    private static final String UUID = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";
    private static final String NO_UUID = "must be a UUID";
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 64;

    private ActBodies() {}

    /** Take and release. */
    record Plain(
            @Nullable @Pattern(regexp = UUID, message = NO_UUID)
            String messageId) {}

    record Message(
            @Nullable @Pattern(regexp = UUID, message = NO_UUID)
            String messageId,

            @NotBlank String text) {}

    record Level(
            @Nullable @Pattern(regexp = UUID, message = NO_UUID)
            String messageId,

            @NotNull String level,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record Finding(
            @Nullable @Pattern(regexp = UUID, message = NO_UUID)
            String messageId,

            @NotNull String finding,
            @NotNull String presence,
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    record Close(
            @Nullable @Pattern(regexp = UUID, message = NO_UUID)
            String messageId,

            @NotNull String outcome,
            @Nullable @Size(max = LONGEST_REASON) String reason) {}

    record HandOver(
            @Nullable @Pattern(regexp = UUID, message = NO_UUID)
            String messageId,

            @NotBlank @Size(max = LONGEST_NAME) String to) {}
}
