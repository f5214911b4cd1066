package health.vigil.consultation;

import health.vigil.clinical.Facts;
import health.vigil.clinical.Reply;
import health.vigil.guidance.GuidanceNeed;
import health.vigil.privacy.Masking;
import health.vigil.reply.Draft;
import health.vigil.reply.Scene;
import java.util.Optional;

/** The consultation after the turn, the turn, and what its reply was written from. */
record Taken(Consultation consultation, Turn turn, Draft draft, Scene scene, Facts facts) {

    /** The same turn with another reply, and what a model had to do with it. */
    Taken replying(Reply reply, ModelUse use) {
        return new Taken(consultation, turn.replying(reply, use), draft, scene, facts);
    }

    /** What guideline text is needed for; empty in the emergency lane, and where none belongs. */
    Optional<GuidanceNeed> need() {
        return scene.wantsSnippets()
                ? Optional.of(new GuidanceNeed(
                        scene.assessment(),
                        facts,
                        scene.language(),
                        scene.region(),
                        new Masking().mask(turn.message().words())))
                : Optional.empty();
    }
}
