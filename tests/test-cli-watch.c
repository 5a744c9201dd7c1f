/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "test-command.h"
#include "test-support.h"

#define SOUND "domain=\"privacy\""
#define FAULTY "domain=\"prvacy\""
#define COMPLAINT "has no domain 'prvacy'"
#define ALL_IS_WELL "No errors.\n"

/* How often it is looked whether the command has said something, in milliseconds. */
#define POLL_MS 10

typedef struct {
  TestCommand *command;
  guint        step;
} Story;

static void
write_bank (TestCommand *command,
            const char  *domain)
{
  g_autofree char *text =
    g_strdup_printf ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"w\" format=\"cca\" revision=\"1\" xml:lang=\"en\">\n"
                     "  <title>Watched</title>\n"
                     "  <item id=\"w-1\" %s>\n"
                     "    <stem>Who may see it?</stem>\n"
                     "    <choice><option key=\"yes\">She</option><option>He</option></choice>\n"
                     "  </item>\n"
                     "</bank>\n", domain);

  g_free (test_write_file (command->folder, "watched.xml", text, -1));
}

static guint
count (TestCommand *command,
       const char  *text)
{
  guint n = 0;

  for (const char *at = command->out->str; (at = strstr (at, text)) != NULL; at++)
    n++;
  return n;
}

/* What happens to the file while it is watched: it is mended, spoiled again, and then whoever watches has seen enough. */
static gboolean
go_on_cb (gpointer data)
{
  Story *story = data;
  TestCommand *command = story->command;

  if (story->step == 0 && count (command, COMPLAINT) == 1)
    {
      write_bank (command, SOUND);
      story->step++;
    }
  else if (story->step == 1 && count (command, ALL_IS_WELL) == 1)
    {
      write_bank (command, FAULTY);
      story->step++;
    }
  else if (story->step == 2 && count (command, COMPLAINT) == 2)
    {
      kill (getpid (), SIGTERM);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
test_changes (TestCommand  *command,
              gconstpointer data)
{
  Story story = { command, 0 };

  write_bank (command, FAULTY);
  g_timeout_add (POLL_MS, go_on_cb, &story);
  test_limit_time (30);
  g_assert_cmpint (test_command_run (command, "check --no-rules --watch @/watched.xml"), ==, 1);
  test_limit_time (0);
  g_assert_cmpuint (count (command, "--- "), ==, 2);
}

static gboolean
stop_when_told_cb (gpointer data)
{
  if (count (data, ALL_IS_WELL) == 0)
    return G_SOURCE_CONTINUE;
  kill (getpid (), SIGINT);
  return G_SOURCE_REMOVE;
}

/* Nobody has to guess whether nothing is wrong or nothing was done. */
static void
test_clean (TestCommand  *command,
            gconstpointer data)
{
  write_bank (command, SOUND);
  g_timeout_add (POLL_MS, stop_when_told_cb, command);
  test_limit_time (30);
  g_assert_cmpint (test_command_run (command, "check --no-rules --watch @/watched.xml"), ==, 0);
  test_limit_time (0);
  g_assert_cmpstr (command->out->str, ==, ALL_IS_WELL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli-watch/changes", TestCommand, NULL, test_command_set_up, test_changes, test_command_tear_down);
  g_test_add ("/cli-watch/clean", TestCommand, NULL, test_command_set_up, test_clean, test_command_tear_down);
  return g_test_run ();
}
