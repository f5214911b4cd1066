// What goes over the wire of /v1. Made from the server's own records: do not edit.
// A part with a question mark may be left out or null.

export interface AcknowledgementBody {
  action: string;
}

export interface Age {
  value: number;
  unit?: string | null;
}

export interface AnswerBody {
  finding?: string | null;
  presence?: string | null;
  value?: number | null;
  unit?: string | null;
  question?: string | null;
  choice?: string | null;
}

export interface AssessmentView {
  status: string;
  level: string;
  floor: string;
  raised: RaiseView[];
  privacy: boolean;
  act_within_minutes?: number | null;
  service: string;
  emergency_number: string;
  department: DepartmentView;
  presenting_complaint?: string | null;
  red_flags: RedFlagView[];
  findings: FindingView[];
  measurements: MeasurementView[];
  open_red_flags: string[];
  safety_net: string[];
  knowledge_version: string;
}

export interface AttachmentBody {
  id: string;
}

export interface AttachmentView {
  id: string;
  kind?: string | null;
  state: string;
  transcript?: string | null;
}

export interface CareView {
  taken_by?: string | null;
  taken_since?: string | null;
  level_set?: LevelSetView | null;
  outcome?: string | null;
}

export interface ChoiceView {
  id: string;
  label: string;
}

export interface CitationView {
  id: string;
  title: string;
  organisation: string;
  year: number;
  section: string;
  url: string;
}

export interface Consent {
  version?: string | null;
  accepted?: boolean | null;
}

export interface ConsultationView {
  id: string;
  access_token?: string | null;
  status: string;
  locale?: string | null;
  region: string;
  messages: MessageView[];
  next_offset?: number | null;
  assessment: AssessmentView;
  offers: OffersView;
  care?: CareView | null;
}

export interface Counts {
  findings: number;
  rules: number;
  gates: number;
  complaints: number;
  ends: number;
  regions: number;
}

export interface DeadLetterView {
  id: string;
  endpoint: string;
  event_id: string;
  event: string;
  consultation_id: string;
  created_at: string;
  reason: string;
}

export interface DeadLettersView {
  dead: DeadLetterView[];
}

export interface DepartmentView {
  code: string;
  name: string;
  cn_code?: string | null;
}

export interface ErasedView {
  erased: boolean;
  erased_at: string;
  proof_id: string;
}

export interface ErasureView {
  consultation_id: string;
  erased_at: string;
}

export interface FindingView {
  code: string;
  presence: string;
  when: string;
  quote?: string | null;
  start?: number | null;
  end?: number | null;
  source: string;
  turn: number;
}

export interface KnowledgeView {
  version: string;
  effective: string;
  review_by: string;
  expired: boolean;
  files: string[];
  counts: Counts;
}

export interface LevelSetView {
  level: string;
  rule_floor: string;
  by: string;
  at: string;
}

export interface MeasurementView {
  code: string;
  value?: number | null;
  unit: string;
  quote?: string | null;
  source: string;
  turn: number;
}

export interface MessageBody {
  id: string;
  text?: string | null;
  vitals?: VitalsBody | null;
  vitals_series?: VitalsBody[] | null;
  answers?: AnswerBody[] | null;
  attachments?: AttachmentBody[] | null;
}

export interface MessageView {
  id: string;
  role: string;
  text: string;
  created_at: string;
  answers?: string[] | null;
  attachments?: AttachmentView[] | null;
  source?: string | null;
  citations?: CitationView[] | null;
  question?: QuestionView | null;
  level?: string | null;
  floor?: string | null;
  author?: string | null;
}

export interface OffersView {
  pictures: boolean;
  voice: boolean;
}

export interface Open {
  locale?: string | null;
  region?: string | null;
  channel?: string | null;
  time_zone?: string | null;
  patient_key?: string | null;
  patient?: PatientBody | null;
  vitals_series?: VitalsBody[] | null;
  fhir?: JsonNode | null;
  consent?: Consent | null;
  test?: boolean | null;
}

export interface OutcomeBody {
  visited?: boolean | null;
  found?: string | null;
  better?: unknown | null;
}

export interface OutcomesView {
  rules: RuleOutcome[];
}

export interface PatientBody {
  age?: Age | null;
  sex?: string | null;
  relationship?: string | null;
  pregnancy?: string | null;
  conditions?: string[] | null;
  medications?: string[] | null;
  allergies?: string[] | null;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string | null;
  taken_by?: string | null;
  violations?: Violation[] | null;
  safety_text?: string | null;
  emergency_number?: string | null;
  retry_after?: number | null;
  message_id?: string | null;
}

export interface QuestionView {
  id: string;
  kind: string;
  finding?: string | null;
  findings: string[];
  text: string;
  unit?: string | null;
  choices: ChoiceView[];
}

export interface RaiseView {
  reason: string;
  why: string;
  note?: string | null;
}

export interface RedFlagView {
  rule: string;
  level: string;
  basis: string;
  assumed: string[];
  why: string;
  quotes: string[];
  sources: string[];
}

export interface ReplayedView {
  id: string;
  delivered: boolean;
}

export interface ReplyView {
  id: string;
  text: string;
  source: string;
  citations: CitationView[];
  question?: QuestionView | null;
  author?: string | null;
}

export interface ShareView {
  code: string;
  url: string;
  expires_at: string;
  qr: string;
}

export interface SocketBody {
  type: string;
  message?: MessageBody | null;
}

export interface StatedFinding {
  code: string;
  presence?: string | null;
}

export interface TokenView {
  access_token: string;
  expires_at: string;
}

export interface TriageBody {
  locale?: string | null;
  region?: string | null;
  patient?: PatientBody | null;
  text?: string | null;
  findings?: StatedFinding[] | null;
  vitals?: VitalsBody | null;
}

export interface TurnBody {
  message: MessageBody;
}

export interface TurnView {
  id: string;
  number: number;
  message_id: string;
  status: string;
  stored: boolean;
  attachments?: AttachmentView[] | null;
  reply: ReplyView;
  assessment: AssessmentView;
}

export interface UploadView {
  id: string;
  kind: string;
  media_type: string;
  bytes: number;
}

export interface Violation {
  field: string;
  message: string;
}

export interface VitalsBody {
  heart_rate?: number | null;
  systolic?: number | null;
  diastolic?: number | null;
  spo2?: number | null;
  temperature?: number | null;
  respiratory_rate?: number | null;
  glucose_mmol?: number | null;
  ketones_mmol?: number | null;
  peak_flow_percent?: number | null;
  consciousness?: string | null;
  rhythm?: string | null;
  measured_at?: string | null;
  device?: string | null;
}
