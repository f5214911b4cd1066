package health.vigil.channel.api;

/** What the OpenAPI document shows. {@code ...} stands for what is left out. */
final class Examples {
    static final String ASSESSMENT = """
            {"status":"complete","level":"emergency_ambulance","floor":"emergency_ambulance","raised":[],
             "privacy":false,"act_within_minutes":0,
             "service":"ambulance","emergency_number":"120",
             "department":{"code":"emergency_medicine","name":"急诊科"},"presenting_complaint":"chest_pain",
             "red_flags":[{"rule":"CP-01","level":"emergency_ambulance","basis":"fired","assumed":[],"why":"...",
             "quotes":["胸口压着痛","出冷汗"],"sources":["..."]}],
             "findings":[{"code":"chest_pain","presence":"present","when":"now","quote":"胸口压着痛","start":0,"end":5,
             "source":"words","turn":1}],"measurements":[],"open_red_flags":[],"safety_net":[],
             "knowledge_version":"2026.11.0"}""";

    static final String TURN = """
            {"id":"q0v...","number":1,"message_id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11","status":"complete",
             "stored":true,"reply":{"id":"Jx4...","text":"请马上拨打急救电话120 ...","source":"safety","citations":[],
             "question":null},"assessment":""" + ASSESSMENT + "}";

    static final String OPENED = """
            {"id":"7Kc...","access_token":"N0tj...","status":"in_progress","locale":"zh-Hans","region":"CN",
             "messages":[{"id":"Jx1...","role":"assistant","text":"您好。这是自动服务 ...",
             "created_at":"2026-11-25T03:00:00Z","source":"scripted","citations":[]}],
             "offers":{"pictures":true,"voice":false},"assessment":""" + ASSESSMENT + "}";

    static final String UPLOAD = """
            {"id":"Vq7...","kind":"picture","media_type":"image/jpeg","bytes":184213}""";

    static final String EVENTS = """
            event: reply.completed
            id: 3-2
            data: {"id":"Jx4...","text":"...","source":"scripted","citations":[],"question":null}

            event: turn.completed
            id: 3-3
            data: {"id":"q0v...","number":3, ...}

            : still here
            """;

    static final String SNAPSHOT = """
            {"id":"7Kc...","status":"complete","locale":"zh-Hans","region":"CN",
             "messages":[{"id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11","role":"patient","text":"胸口压着痛半小时了，出冷汗",
             "created_at":"2026-11-25T03:00:00Z","answers":[]},
             {"id":"Jx4...","role":"assistant","text":"请马上拨打急救电话120 ...","created_at":"2026-11-25T03:00:00Z",
             "source":"safety","citations":[],"level":"emergency_ambulance","floor":"emergency_ambulance"}],
             "offers":{"pictures":true,"voice":false},"assessment":""" + ASSESSMENT + "}";

    static final String TOKEN = """
            {"access_token":"N0tj...","expires_at":"2026-11-26T03:00:00Z"}""";

    static final String RATIONALE = """
            {"turn":1,"message_id":"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11","received_at":"2026-11-25T03:00:00Z",
             "status":"complete","level":"emergency_ambulance","floor":"emergency_ambulance",
             "presenting_complaint":"chest_pain","red_flags":[{"rule":"CP-01","level":"emergency_ambulance",
             "basis":"fired","assumed":[],"why":"...","quotes":["胸口压着痛","出冷汗"],"sources":["..."]}],"gate":null,
             "raised":[],"findings":[{"code":"chest_pain","presence":"present","when":"now","quote":"胸口压着痛",
             "start":0,"end":5,"source":"words","turn":1}],"measurements":[],"open_red_flags":[],
             "reply_source":"safety","snippets":[],"model":null,"knowledge_version":"2026.11.0",
             "record":{"whole":true,"problems":[],"derived_again":true,"differences":[],"entries":3,"sequence":2,
             "previous":"p3J...","hash":"x9Q...","trace":{"rules":"CP-01/0/emergency_ambulance/fired"}}}""";

    static final String SHARE = """
            {"code":"mB3...","url":"https://triage.example/v1/share/mB3...","expires_at":"2026-11-25T03:30:00Z",
             "qr":"data:image/svg+xml;base64,..."}""";

    static final String CDS_SERVICES = """
            {"services":[{"hook":"patient-view","id":"vigil-red-flags","title":"...","description":"..."}]}""";

    static final String CARDS = """
            {"cards":[{"uuid":"...","summary":"...","detail":"...","indicator":"critical",
             "source":{"label":"Vigil 2026.11.0"},"links":[{"label":"...","url":"...","type":"absolute"}]}]}""";

    static final String ERASED = """
            {"erased":true,"erased_at":"2026-11-25T03:00:00Z","proof_id":"ZXJh...8Q.x1c..."}""";

    static final String ERASURE = """
            {"consultation_id":"7Kc...","erased_at":"2026-11-25T03:00:00Z"}""";

    static final String OUTCOMES = """
            {"rules":[{"rule":"CP-17","consultations":12,"under_triage":2,"visited":9,"better":6,"same":3,"worse":2}]}""";

    static final String OUTCOME_CASE = """
            {"region":"CN","age":56,"sex":"male","said":["胸口闷了三天"],"advised":"consultation_24","least":"emergency",
             "rules":["CP-17"],"visited":true,"found":"...","better":"worse"}""";

    static final String DEAD = """
            {"dead":[{"id":"default.7Kc....1.emergency.raised","endpoint":"default",
             "event_id":"7Kc....1.emergency.raised","event":"emergency.raised","consultation_id":"7Kc...",
             "created_at":"2026-11-25T03:00:00Z","reason":"status 503"}]}""";

    static final String REPLAYED = """
            {"id":"default.7Kc....1.emergency.raised","delivered":true}""";

    static final String KNOWLEDGE = """
            {"version":"2026.11.0","effective":"2026-11-01","review_by":"2027-05-01","expired":false,
             "files":["rules-chest.yaml"],
             "counts":{"findings":600,"rules":150,"gates":30,"complaints":80,"ends":90,"regions":30}}""";

    private Examples() {}
}
