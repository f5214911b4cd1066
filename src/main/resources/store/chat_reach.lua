-- Where a person can be reached, and what they have seen; nothing when no address is kept. KEYS: person, address.
local address = redis.call('GET', KEYS[2])
local person = redis.call('HMGET', KEYS[1], 'thread', 'consultation', 'delivered', 'asked')
if not address or not person[1] then
  return {}
end
return {address, person[1], person[2] or '', person[3] or '', person[4] or ''}
