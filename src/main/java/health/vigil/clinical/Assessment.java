package health.vigil.clinical;

import java.util.List;

/**
 * What is to be done for the patient, in codes; never a diagnosis.
 *
 * @param level act on this if the conversation stopped now
 * @param floor the most urgent of what rules hold; the emergency lane looks only at this
 * @param raised why the level stands one above what rules and gates give; empty when it does not
 * @param department code
 * @param presentingComplaint identifier of the leading complaint, empty while none is known
 * @param complaints all active complaints, leading first
 * @param openRedFlags danger findings still unknown that an active gate demands
 * @param safetyNet identifiers of return points
 * @param advice identifiers of advice points
 * @param days after which "not better" means coming back
 */
public record Assessment(
        Status status,
        TriageLevel level,
        TriageLevel floor,
        List<Raise> raised,
        String department,
        String presentingComplaint,
        List<String> complaints,
        List<RedFlag> redFlags,
        List<Finding> findings,
        List<Measurement> measurements,
        List<String> openRedFlags,
        List<String> safetyNet,
        List<String> advice,
        int days,
        String knowledgeVersion) {

    /** Complete is not closed: a later message may reopen it. */
    public enum Status {
        IN_PROGRESS,
        COMPLETE
    }

    public Assessment {
        raised = List.copyOf(raised);
        complaints = List.copyOf(complaints);
        redFlags = List.copyOf(redFlags);
        findings = List.copyOf(findings);
        measurements = List.copyOf(measurements);
        openRedFlags = List.copyOf(openRedFlags);
        safetyNet = List.copyOf(safetyNet);
        advice = List.copyOf(advice);
    }

    /** What rules and gates give, before it was raised. */
    public TriageLevel unraised() {
        return raised.isEmpty() ? level : TriageLevel.values()[level.ordinal() - 1];
    }

    public boolean isComplete() {
        return status == Status.COMPLETE;
    }
}
