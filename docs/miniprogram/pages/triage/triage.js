// One page over Vigil's HTTP contract: open a consultation, send turns, show questions as buttons.
// A message keeps its id until it is answered, so that a retry is never a second turn.
const KEY = "vigil.consultation";
const OFFLINE = "网络不通，消息还没有发出去，正在重试。如果情况可能紧急，请马上拨打120。";
const PAUSES = [1000, 2000, 4000, 8000];

// Random version 4 UUID; wx.getRandomValues needs no permission.
async function uuid() {
  const { randomValues } = await wx.getRandomValues({ length: 16 });
  const bytes = new Uint8Array(randomValues);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function request(method, path, data, token) {
  return new Promise((resolve, reject) =>
    wx.request({
      url: getApp().globalData.server + path,
      method,
      data,
      timeout: 20000,
      header: { "content-type": "application/json", ...(token ? { authorization: "Bearer " + token } : {}) },
      success: resolve,
      fail: reject,
    }),
  );
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

Page({
  data: {
    messages: [], question: null, choices: [], text: "", waiting: false, emergency: false, number: "120", trouble: "", bottom: "end",
  },

  async onLoad() {
    const kept = wx.getStorageSync(KEY);
    if (!kept || !(await this.resume(kept))) await this.open();
  },

  // A snapshot replaces what is shown.
  async resume(kept) {
    try {
      const { statusCode, data } = await request("GET", "/v1/consultations/" + kept.id, undefined, kept.token);
      if (statusCode !== 200) return false;
      this.consultation = kept;
      const last = data.messages[data.messages.length - 1];
      this.setData({ messages: data.messages, bottom: "end" });
      this.show(data.assessment, last && last.question);
      return true;
    } catch (offline) {
      this.setData({ trouble: OFFLINE });
      return false;
    }
  },

  async open() {
    const body = { locale: "zh-Hans", region: "CN", channel: "miniprogram", consent: { version: "2026-11", accepted: true } };
    const answer = await this.persist("POST", "/v1/consultations", body);
    if (!answer || answer.statusCode !== 201) return false;
    this.consultation = { id: answer.data.id, token: answer.data.access_token };
    wx.setStorageSync(KEY, this.consultation);
    this.setData({ messages: answer.data.messages, question: null, choices: [], emergency: false, trouble: "" });
    return true;
  },

  typed(event) {
    this.setData({ text: event.detail.value });
  },

  send() {
    const text = this.data.text.trim();
    if (!text) return;
    this.setData({ text: "" });
    this.turn({ text }, text);
  },

  choose(event) {
    const { question } = this.data;
    const id = event.currentTarget.dataset.id;
    const alone = question.kind !== "multi" || id === "none" || id === "not_sure";
    if (alone) return this.answer([id]);
    this.setData({ choices: this.data.choices.map((c) => (c.id === id ? { ...c, chosen: !c.chosen } : c)) });
  },

  sendChosen() {
    const chosen = this.data.choices.filter((choice) => choice.chosen).map((choice) => choice.id);
    if (chosen.length) this.answer(chosen);
  },

  answer(ids) {
    const { question, choices } = this.data;
    const labels = choices.filter((choice) => ids.includes(choice.id)).map((choice) => choice.label);
    this.turn({ answers: ids.map((choice) => ({ question: question.id, choice })) }, labels.join("、"));
  },

  async turn(content, shown) {
    if (this.data.waiting) return;
    this.setData({ waiting: true, question: null, choices: [] });
    if (!this.consultation && !(await this.open())) return this.setData({ waiting: false, text: shown });
    const id = await uuid();
    this.add({ id, role: "patient", text: shown });
    const path = "/v1/consultations/" + this.consultation.id + "/turns";
    const answer = await this.persist("POST", path, { message: { id, ...content } });
    this.setData({ waiting: false });
    if (!answer) return;
    if (answer.statusCode === 200 || answer.statusCode === 201) {
      const { reply, assessment } = answer.data;
      this.add({ id: reply.id, role: "assistant", text: reply.text });
      this.show(assessment, reply.question);
    } else {
      this.setData({ trouble: answer.data.safety_text || answer.data.title });
    }
  },

  // Tries again with the same body while the network or the service is away, or another turn runs.
  async persist(method, path, body) {
    for (const wait of [...PAUSES, 0]) {
      try {
        const answer = await request(method, path, body, this.consultation && this.consultation.token);
        const again = answer.statusCode >= 500 || (answer.statusCode === 409 && answer.data.code === "turn_already_active");
        if (!again || !wait) {
          if (!again) this.setData({ trouble: "" });
          return answer;
        }
        this.setData({ trouble: answer.data.safety_text || OFFLINE });
      } catch (offline) {
        this.setData({ trouble: OFFLINE });
      }
      if (wait) await pause(wait);
    }
    return null;
  },

  add(message) {
    this.setData({ messages: [...this.data.messages, message], bottom: "" }, () => this.setData({ bottom: "end" }));
  },

  // The banner looks at the floor, never at the level.
  show(assessment, question) {
    const emergency = assessment.floor === "emergency_ambulance" || assessment.floor === "emergency";
    this.setData({
      emergency,
      number: assessment.emergency_number || "120",
      question: question || null,
      choices: question ? question.choices : [],
    });
  },

  call() {
    wx.makePhoneCall({ phoneNumber: this.data.number });
  },

  startOver() {
    wx.removeStorageSync(KEY);
    this.consultation = null;
    this.open();
  },
});
