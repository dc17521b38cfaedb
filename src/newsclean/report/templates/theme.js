try { document.documentElement.dataset.theme = { light: "light", dark: "dark" }[localStorage.getItem("newsclean-theme")] || "auto"; } catch { /* nothing is kept: as the system is */ }
