package health.vigil.guard;

import java.util.Optional;

/** One kind of objection to a sentence. */
interface Screen {

    /** The reason for the audit, empty when there is nothing to object. */
    Optional<String> objection(Sentence sentence, Ground ground);
}
