// Where Vigil runs. The host must be listed under 服务器域名 in the Mini Program's console.
App({ globalData: { server: "https://vigil.example.org" } });
