package health.vigil.channel.console;

/** What the OpenAPI document shows. {@code ...} stands for what is left out. */
final class ConsoleExamples {
    static final String QUEUE = """
            {"version":"42","size":1,"clinician":"chan","entries":[{"id":"7Kc...","level":"emergency_ambulance",
             "floor":"emergency_ambulance","status":"complete","complaint":"chest_pain","complaint_label":"Chest pain",
             "channel":"web","region":"HK","locale":"zh-Hant","created_at":"2026-11-25T03:00:00Z",
             "since":"2026-11-25T03:00:10Z","last_message_at":"2026-11-25T03:00:10Z","waiting_for":"clinician",
             "taken_by":null,"taken_since":null,"acknowledged":false,"abandoned":false}]}""";
    static final String CONSULTATION = """
            {"id":"7Kc...","status":"complete","region":"HK","channel":"web","locale":"zh-Hant",
             "created_at":"2026-11-25T03:00:00Z","relationship":"self","sex":"male","taken_by":"chan",
             "taken_since":"2026-11-25T03:01:00Z","abandoned":false,
             "level_set":{"level":"consultation_24","rule_floor":"emergency_ambulance","by":"chan",
             "reason":"ECG normal, tender on pressing","at":"2026-11-25T03:05:00Z"},"closing":null,
             "messages":[{"id":"3f0...","turn":1,"role":"patient","text":"心口好痛","created_at":"2026-11-25T03:00:10Z",
             "answers":[]},{"id":"Jx4...","turn":2,"role":"clinician","text":"...","created_at":"2026-11-25T03:01:00Z",
             "author":"chan","act":"consultation.taken","level":"emergency_ambulance"}],
             "assessment":{"level":"consultation_24","floor":"consultation_24","red_flags":[],"findings":[]},
             "open_questions":[{"finding":"radiation_left_arm","label":"pain spreading to the left arm",
             "question":"..."}],"withdrawn":[],"labels":{"chest_pain":"Chest pain"},"sources":{"R1":"..."}}""";
    static final String ACT = """
            {"result":"done","turn":{"id":"q0v...","number":2,"message_id":"clinician-3f0...","status":"complete",
             "stored":true,"reply":{"id":"Jx4...","text":"...","source":"clinician","citations":[],"question":null,
             "author":"chan"},"assessment":{"level":"consultation_24","floor":"consultation_24"}}}""";
    static final String PLAIN = """
            {"message_id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11"}""";
    static final String MESSAGE = """
            {"message_id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11","text":"Is the pain worse when you press on it?"}""";
    static final String LEVEL = """
            {"message_id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11","level":"consultation_24",
             "reason":"ECG normal, tender on pressing"}""";
    static final String FINDING = """
            {"message_id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11","finding":"diaphoresis","presence":"absent",
             "reason":"Sweat from running, dry now"}""";
    static final String CLOSE = """
            {"message_id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11","outcome":"advised","reason":"Comes today at four"}""";
    static final String HAND_OVER = """
            {"message_id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11","to":"lee"}""";
    static final String HANDED_OVER = """
            {"handed_over":["7Kc..."],"kept":{"8Mx...":"consultation_closed"}}""";

    private ConsoleExamples() {}
}
