/**
 * The parts of Phaser the stage needs, from the package's sources: a game that draws images, rectangles and text.
 * Anything else a scene uses (shapes, tweens, the clock, the loader, input) needs a line here first. Phaser skips
 * missing plugins. The game comes first: some of its classes have circular references.
 */
const Game = require("phaser-src/core/Game");
require("phaser-src/events/EventEmitter");
require("phaser-src/cameras/2d/CameraManager");
require("phaser-src/gameobjects/GameObjectCreator");
require("phaser-src/gameobjects/GameObjectFactory");
require("phaser-src/scene/ScenePlugin");
require("phaser-src/gameobjects/DisplayList");
require("phaser-src/gameobjects/UpdateList");
require("phaser-src/gameobjects/image/ImageFactory");
require("phaser-src/gameobjects/shape/rectangle/RectangleFactory");
require("phaser-src/gameobjects/text/TextFactory");

exports.AUTO = require("phaser-src/const").AUTO;
exports.BlendModes = require("phaser-src/renderer/BlendModes");
exports.Game = Game;
exports.Scale = { ScaleModes: require("phaser-src/scale/const/SCALE_MODE_CONST") };
exports.Scene = require("phaser-src/scene/Scene");
