"""Makes the engines that the settings file chooses. Each is imported only where it is used."""

from __future__ import annotations

from pathlib import Path

from speech.errors import SpeechError
from speech.recogniser import Recogniser
from speech.settings import SpeechSettings, read_settings
from speech.synthesizer import Synthesizer

SETTINGS = Path("data") / "local" / "speech.yml"
BUILD = Path("build") / "speech"
ROOT = Path(__file__).resolve().parent.parent


def settings_of(root: Path = ROOT) -> SpeechSettings:
    """Return the settings of the project in a folder. Raises SpeechError where the file has a problem."""
    return read_settings(root / SETTINGS)


def make_recogniser(settings: SpeechSettings, root: Path = ROOT) -> Recogniser:
    """Load the recogniser (seconds). Raises SpeechError, in a sentence, where something that it needs is missing."""
    engine, options = settings.recogniser.engine, settings.recogniser.options
    if engine == "whisper-base":
        from speech.whisper_base_recogniser import WhisperBaseRecogniser

        return WhisperBaseRecogniser()
    if engine == "faster-whisper":
        from speech.whisper_recogniser import WhisperRecogniser

        return WhisperRecogniser(_path(root, options["model"]), options.get("compute_type", "int8"))
    if engine == "vosk":
        from speech.vosk_recogniser import VoskRecogniser

        return VoskRecogniser(_path(root, options["model"]))
    if engine == "sherpa-onnx":
        from speech.sherpa_recogniser import SherpaRecogniser

        return SherpaRecogniser(_path(root, options["model"]))
    if engine == "wyoming":
        from speech.wyoming_recogniser import WyomingRecogniser

        return WyomingRecogniser(options["address"], options.get("language", "en"))
    from speech.language_files import language_files
    from speech.pocketsphinx_recogniser import PocketsphinxRecogniser

    if options.get("language_model", "ours") not in ("ours", "general"):
        raise SpeechError(f'{SETTINGS}: "language_model" is {options["language_model"]}; use ours or general.')
    general = options.get("language_model") == "general"
    return PocketsphinxRecogniser(None if general else language_files(root / "data" / "nlu", root / BUILD))


def make_synthesizer(settings: SpeechSettings, root: Path = ROOT) -> Synthesizer:
    """Load the synthesizer. Raises SpeechError, in a sentence, where something that it needs is missing."""
    engine, options = settings.synthesizer.engine, settings.synthesizer.options
    if engine == "espeak-ng":
        from speech.espeak_synthesizer import EspeakSynthesizer

        return EspeakSynthesizer(**options)
    if engine == "festival":
        from speech.festival_synthesizer import FestivalSynthesizer

        return FestivalSynthesizer(**options)
    if engine == "piper":
        from speech.piper_synthesizer import PiperSynthesizer

        return PiperSynthesizer(_path(root, options["model"]))
    if engine == "wyoming":
        from speech.wyoming_synthesizer import WyomingSynthesizer

        return WyomingSynthesizer(options["address"], options.get("voice"))
    from speech.flite_synthesizer import FliteSynthesizer

    return FliteSynthesizer(**options)


def _path(root: Path, named: str) -> Path:
    path = root / named
    if not path.exists():
        raise SpeechError(f"{SETTINGS} names the model {named}, but there is nothing at {path}; see docs/speech.md.")
    return path
