def test_shots(as_member):
    import os
    os.makedirs("/tmp/shots_cases", exist_ok=True)
    for size, tag in (((1280, 900), "d"), ((360, 740), "p")):
        e = as_member("esther", size)
        e.goto("/"); e.screenshot(path=f"/tmp/shots_cases/home_{tag}.png", full_page=True)
        e.goto("/casussen"); e.screenshot(path=f"/tmp/shots_cases/list_{tag}.png", full_page=True)
        e.get_by_role("link", name="Leeuwerik 19").first.click()
        e.screenshot(path=f"/tmp/shots_cases/case_{tag}.png", full_page=True)
        u = e.url
        e.goto(u + "/contact"); e.screenshot(path=f"/tmp/shots_cases/contact_{tag}.png", full_page=True)
        e.goto(u + "/wie-ziet-dit"); e.screenshot(path=f"/tmp/shots_cases/audience_{tag}.png", full_page=True)
        if tag == "d":
            e.goto(u + "/taak"); e.screenshot(path=f"/tmp/shots_cases/task_{tag}.png", full_page=True)
            e.goto(u + "/verzoek"); e.screenshot(path=f"/tmp/shots_cases/ask_{tag}.png", full_page=True)
            e.goto(u + "/toestemming"); e.screenshot(path=f"/tmp/shots_cases/consent_{tag}.png", full_page=True)
            f = as_member("fenna", size); f.goto("/"); f.screenshot(path=f"/tmp/shots_cases/fenna_{tag}.png", full_page=True)
        assert e.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
