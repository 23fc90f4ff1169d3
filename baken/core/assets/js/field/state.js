// What the page of the road holds while it is open; nothing of it is there once it is locked.
export const state = { key: null, id: "", until: 0, visits: [], here: "", link: "online", going: null };
export const here = () => state.visits.find((each) => each.id === state.here);
