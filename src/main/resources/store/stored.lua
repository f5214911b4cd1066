-- All that is kept of a consultation, also of an erased one, of one moment. KEYS: record, turns, chain.
local record = redis.call('HGET', KEYS[1], 'record') or ''
return {record, redis.call('LRANGE', KEYS[2], 0, -1), redis.call('LRANGE', KEYS[3], 0, -1)}
