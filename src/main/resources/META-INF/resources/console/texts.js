// Every word of the console, in three languages. {name}, {minutes} and so on are filled in.

const en = {
  skip: 'Go to the consultation', languages: 'Language', title: 'Vigil console',
  loginTitle: 'Clinician console', loginLead: 'Paste your key. It stays in this tab and is forgotten when you close it.',
  key: 'Key', login: 'Log in', keyMissing: 'Paste your key first.', keyWrong: 'This key is not known, or is not a clinician’s.',
  noServer: 'The service does not answer. Please try again.',
  leave: 'Log out', shift: 'Hand over shift', who: 'You are {name}',
  queue: 'Queue', live: 'Live', notLive: 'Connection lost. Trying again…', nobody: 'Nobody is waiting.',
  choose: 'Choose a consultation from the queue.', back: 'Back to the queue', newEmergency: 'New emergency: {name}',
  unknownComplaint: 'Not yet known', waitsForYou: 'waits for a clinician', waitsForPatient: 'patient’s turn',
  minutes: '{minutes} min', hours: '{hours} h {minutes} min', now: 'just now',
  takenByYou: 'You', takenBy: 'With {name}', unseen: 'Not seen', abandoned: 'Left waiting',
  take: 'Take over', release: 'Give back', level: 'Change level', close: 'Close', handover: 'Hand over',
  talk: 'Conversation', write: 'Message to the patient', review: 'Check and send', rules: 'Rules that hold', open: 'Still open',
  findings: 'Findings', none: 'None.', cancel: 'Cancel', patient: 'Patient', vigil: 'Vigil', closed: 'Closed',
  reviewTitle: 'The patient will read this', send: 'Send', reason: 'Reason', reasonHint: 'For the record and your colleagues. The patient does not read it.',
  levelTitle: 'Change the level', levelNew: 'New level', save: 'Save', levelWarn: 'The rules say “{level}”. You set a milder level. What had fired stays recorded.',
  findingTitle: 'Correct a finding', presence: 'Correct is', closeTitle: 'Close the consultation', outcome: 'Outcome',
  reasonOptional: 'Note (optional)', closeWarn: 'The patient cannot write here any more.', handTo: 'Name of the other clinician',
  handTitle: 'Hand over this consultation', shiftTitle: 'Hand over all your consultations', handed: 'Handed over: {count}.', kept: 'Not handed over: {count}.',
  needed: 'Please fill in every field.', correct: 'Correct', assumedBecause: 'Assumed, because not known: {items}', fired: 'fired', assumed: 'assumed',
  setBy: '{name} set this level: {reason}', ruleFloor: 'The rules had fired: {level}', words: 'From: “{quote}”', withdrawn: 'corrected',
  reference: 'Sources', age: 'age {age}',
  relationship: { self: 'writes for themselves', child: 'writes for a child', parent: 'writes for a parent', partner: 'writes for a partner', relative: 'writes for a relative', friend: 'writes for a friend', other: 'writes for someone else' },
  sex: { male: 'male', female: 'female', other: 'other sex', unknown: 'sex not known' },
  levels: { emergency_ambulance: 'Ambulance now', emergency: 'Emergency department', consultation_24: 'Seen today', consultation: 'Booked visit', self_care: 'Self-care' },
  presences: { present: 'present', absent: 'absent', unknown: 'not known' },
  origins: { words: 'patient’s words', answer: 'answer', vitals: 'measured', profile: 'profile', model: 'model', attachment: 'attachment', clinician: 'clinician' },
  outcomes: { advised: 'Advice given', referred: 'Referred', sent_to_emergency: 'Sent to emergency', seen: 'Seen', not_reached: 'Not reached', no_case: 'No case (test, duplicate)' },
  problems: {
    already_taken: '{name} has taken this consultation over.', not_taken: 'Take the consultation over first.', consultation_closed: 'The consultation is closed.',
    turn_already_active: 'The patient’s message is being answered. Please try again.', consultation_not_found: 'This consultation no longer exists.',
    invalid_request: 'The service did not accept this: {detail}', store_unavailable: 'The service cannot store this now. Please try again.', other: 'That did not work. Please try again.',
  },
};

const hans = {
  skip: '跳到咨询内容', languages: '语言', title: 'Vigil 医护台',
  loginTitle: '医护台', loginLead: '请粘贴您的密钥。密钥只留在这个标签页，关闭后即忘记。',
  key: '密钥', login: '登录', keyMissing: '请先粘贴密钥。', keyWrong: '这个密钥无效，或不是医护人员的密钥。',
  noServer: '服务没有响应，请再试一次。',
  leave: '退出', shift: '交班', who: '您是 {name}',
  queue: '队列', live: '实时', notLive: '连接中断，正在重试…', nobody: '现在没有人在等。',
  choose: '请从队列中选择一个咨询。', back: '返回队列', newEmergency: '新的急症：{name}',
  unknownComplaint: '尚不清楚', waitsForYou: '在等医护人员', waitsForPatient: '等患者回复',
  minutes: '{minutes} 分钟', hours: '{hours} 小时 {minutes} 分钟', now: '刚刚',
  takenByYou: '您', takenBy: '{name} 处理中', unseen: '未看', abandoned: '无人回复',
  take: '接手', release: '交回', level: '更改级别', close: '结束', handover: '转交',
  talk: '对话', write: '写给患者', review: '核对并发送', rules: '成立的规则', open: '尚未问清',
  findings: '发现', none: '无。', cancel: '取消', patient: '患者', vigil: 'Vigil', closed: '已结束',
  reviewTitle: '患者将看到', send: '发送', reason: '理由', reasonHint: '留作记录，供同事查看，患者看不到。',
  levelTitle: '更改级别', levelNew: '新级别', save: '保存', levelWarn: '规则给出的是“{level}”。您设的级别更低，已触发的记录会保留。',
  findingTitle: '更正一项发现', presence: '正确的是', closeTitle: '结束咨询', outcome: '结果',
  reasonOptional: '备注（可不填）', closeWarn: '结束后患者不能再在这里写。', handTo: '另一位医护人员的名称',
  handTitle: '转交这个咨询', shiftTitle: '转交您的全部咨询', handed: '已转交：{count} 个。', kept: '未能转交：{count} 个。',
  needed: '请填写每一栏。', correct: '更正', assumedBecause: '因为尚不清楚而按较严重处理：{items}', fired: '已触发', assumed: '按假定',
  setBy: '{name} 设定了这个级别：{reason}', ruleFloor: '规则曾触发：{level}', words: '原话：“{quote}”', withdrawn: '已更正',
  reference: '依据', age: '{age} 岁',
  relationship: { self: '为本人咨询', child: '为孩子咨询', parent: '为父母咨询', partner: '为伴侣咨询', relative: '为亲属咨询', friend: '为朋友咨询', other: '为他人咨询' },
  sex: { male: '男', female: '女', other: '其他性别', unknown: '性别不详' },
  levels: { emergency_ambulance: '立即叫救护车', emergency: '去急诊', consultation_24: '今天就诊', consultation: '预约就诊', self_care: '自我照护' },
  presences: { present: '有', absent: '没有', unknown: '不清楚' },
  origins: { words: '患者原话', answer: '回答', vitals: '测量', profile: '资料', model: '模型', attachment: '附件', clinician: '医护人员' },
  outcomes: { advised: '已给建议', referred: '已转诊', sent_to_emergency: '已送急诊', seen: '已就诊', not_reached: '联系不上', no_case: '非病例（测试、重复）' },
  problems: {
    already_taken: '{name} 已经接手这个咨询。', not_taken: '请先接手。', consultation_closed: '咨询已结束。',
    turn_already_active: '正在回复患者的消息，请再试一次。', consultation_not_found: '这个咨询已不存在。',
    invalid_request: '服务不接受：{detail}', store_unavailable: '现在无法保存，请再试一次。', other: '没有成功，请再试一次。',
  },
};

const hant = {
  skip: '跳到諮詢內容', languages: '語言', title: 'Vigil 醫護台',
  loginTitle: '醫護台', loginLead: '請貼上你的密鑰。密鑰只留在這個分頁，關閉後即忘記。',
  key: '密鑰', login: '登入', keyMissing: '請先貼上密鑰。', keyWrong: '這個密鑰無效，或不屬於醫護人員。',
  noServer: '服務沒有回應，請再試一次。',
  leave: '登出', shift: '交更', who: '你是 {name}',
  queue: '輪候隊列', live: '即時', notLive: '連線中斷，正在重試…', nobody: '現時沒有人輪候。',
  choose: '請從隊列中選擇一個諮詢。', back: '返回隊列', newEmergency: '新的急症：{name}',
  unknownComplaint: '尚未清楚', waitsForYou: '正等候醫護人員', waitsForPatient: '等候病人回覆',
  minutes: '{minutes} 分鐘', hours: '{hours} 小時 {minutes} 分鐘', now: '剛剛',
  takenByYou: '你', takenBy: '{name} 跟進中', unseen: '未看', abandoned: '無人回覆',
  take: '接手', release: '交還', level: '更改級別', close: '結束', handover: '轉交',
  talk: '對話', write: '寫給病人', review: '核對並傳送', rules: '成立的規則', open: '尚未問清',
  findings: '發現', none: '沒有。', cancel: '取消', patient: '病人', vigil: 'Vigil', closed: '已結束',
  reviewTitle: '病人將會看到', send: '傳送', reason: '理由', reasonHint: '留作記錄，供同事查看，病人不會看到。',
  levelTitle: '更改級別', levelNew: '新級別', save: '儲存', levelWarn: '規則給出的是「{level}」。你設定的級別較低，已觸發的記錄會保留。',
  findingTitle: '更正一項發現', presence: '正確的是', closeTitle: '結束諮詢', outcome: '結果',
  reasonOptional: '備註（可不填）', closeWarn: '結束後病人不能再在這裏書寫。', handTo: '另一位醫護人員的名稱',
  handTitle: '轉交這個諮詢', shiftTitle: '轉交你的全部諮詢', handed: '已轉交：{count} 個。', kept: '未能轉交：{count} 個。',
  needed: '請填寫每一欄。', correct: '更正', assumedBecause: '因尚未清楚而按較嚴重處理：{items}', fired: '已觸發', assumed: '按假定',
  setBy: '{name} 設定了這個級別：{reason}', ruleFloor: '規則曾觸發：{level}', words: '原話：「{quote}」', withdrawn: '已更正',
  reference: '依據', age: '{age} 歲',
  relationship: { self: '為本人諮詢', child: '為子女諮詢', parent: '為父母諮詢', partner: '為伴侶諮詢', relative: '為親屬諮詢', friend: '為朋友諮詢', other: '為他人諮詢' },
  sex: { male: '男', female: '女', other: '其他性別', unknown: '性別不詳' },
  levels: { emergency_ambulance: '立即召救護車', emergency: '去急症室', consultation_24: '今天求診', consultation: '預約求診', self_care: '自我照顧' },
  presences: { present: '有', absent: '沒有', unknown: '不清楚' },
  origins: { words: '病人原話', answer: '回答', vitals: '量度', profile: '資料', model: '模型', attachment: '附件', clinician: '醫護人員' },
  outcomes: { advised: '已給建議', referred: '已轉介', sent_to_emergency: '已送急症室', seen: '已求診', not_reached: '聯絡不上', no_case: '非個案（測試、重複）' },
  problems: {
    already_taken: '{name} 已經接手這個諮詢。', not_taken: '請先接手。', consultation_closed: '諮詢已結束。',
    turn_already_active: '正在回覆病人的訊息，請再試一次。', consultation_not_found: '這個諮詢已不存在。',
    invalid_request: '服務不接受：{detail}', store_unavailable: '現時無法儲存，請再試一次。', other: '未能成功，請再試一次。',
  },
};

const all = { en, 'zh-Hans': hans, 'zh-Hant': hant };

/** The words of a language; `say(key, {name})` fills in. */
export function wordsOf(language) {
  const words = all[language] ?? en;
  return {
    ...words,
    say: (key, values = {}) => String(words[key] ?? key).replace(/\{(\w+)}/g, (whole, name) => values[name] ?? whole),
    problem: (error) => {
      const code = error?.code in words.problems ? error.code : 'other';
      const detail = (error?.violations ?? []).map(({ field, message }) => `${field} ${message}`).join('; ');
      return words.problems[code].replace('{name}', error?.takenBy ?? '').replace('{detail}', detail);
    },
  };
}

export function guess(locales) {
  for (const locale of locales) {
    const tag = locale.toLowerCase();
    if (tag.startsWith('en')) return 'en';
    if (tag.startsWith('yue')) return 'zh-Hant';
    if (tag.startsWith('zh')) return /hant|-(hk|tw|mo)\b/.test(tag) ? 'zh-Hant' : 'zh-Hans';
  }
  return 'en';
}

export const tagOf = (language) => (language === 'zh-Hant' ? 'zh-Hant-HK' : language);
