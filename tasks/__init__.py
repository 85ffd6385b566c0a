"""What is done to data: one folder a stage, in the order of the stages."""

PIPELINE_VERSION = "0.1.0"
"""written into every article; an article that an older version made is made again"""
