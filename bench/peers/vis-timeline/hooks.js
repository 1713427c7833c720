bench.fact = ".vis-item";
bench.ready = () => !!document.querySelector(".vis-item");
bench.strip = () => document.querySelector(".vis-panel.vis-center");
bench.where = () => timeline.getWindow().start.getTime();
