-- All that is kept of a consultation, also of an erased one, of one moment: its record, its data key, how many turns, the
-- turns, the chain. KEYS: record, turns, chain.
local turns = redis.call('LRANGE', KEYS[2], 0, -1)
local all = {redis.call('HGET', KEYS[1], 'record') or '', redis.call('HGET', KEYS[1], 'key') or '', tostring(#turns)}
for _, turn in ipairs(turns) do
  all[#all + 1] = turn
end
for _, link in ipairs(redis.call('LRANGE', KEYS[3], 0, -1)) do
  all[#all + 1] = link
end
return all
