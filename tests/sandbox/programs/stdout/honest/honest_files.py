# passed: temporary files and folders, CSV, JSON, a zip
import csv, json, pathlib, shutil, tempfile, zipfile

with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "data.csv")
    path.write_text("a,b\n1,2\n")
    assert list(csv.DictReader(path.open()))[0] == {"a": "1", "b": "2"}
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.write(path, "data.csv")
    shutil.copy2("all.zip", folder)
print(json.loads(json.dumps(int(input()) * 2)))
