/** For the help of a command that takes a data folder. */
export const DATA_FOLDER_HELP = `The folder holds JPEG, PNG, WebP or TIFF pictures, and one of these says what they show:

- sub-folders: one for each product, named after it. The program finds the packs itself.
- annotations.json, which lists the packs in each picture:

    { "images": [ { "file": "1.jpg", "width": 1660, "height": 1250, "instances": [
        { "product": "Calpol-650", "box": [149, 411, 512, 534] } ] } ] }

- an export of a labelling tool, with the products as labels: COCO, Label Studio (JSON) or CVAT for images 1.1 (annotations.xml).

Boxes are [x, y, width, height] in pixels of the picture as viewers and labelling tools show it: turned by its EXIF orientation.
A product's item is its name in lower case, with hyphens. An "id" beside the "product" is used instead, for example where two
names would give the same item.

formulary.csv beside them, if there is one, tells more of each product: its columns are id, name, strength, form, gtin and look-alikes
(ids with semicolons between them). A product belongs to the line with its name or its id.`;
