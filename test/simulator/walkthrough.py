"""Walks steps 4 and 7 to 11 of Exasol's document "Install Backup Synchronization Plugin" with Python's own client.

Standard input: one line of JSON, {"clusters": [{name, url, user, password}, ...], "client": text, "server": text}.
Standard output: one line of JSON with what was seen on the way.
"""

import json
import ssl
import sys
from base64 import b64encode
from urllib.parse import quote
from xmlrpc.client import ServerProxy

PLUGIN = 'Administration.BackupSync-1.0.17'


def connect(cluster):
    login = '%s:%s@' % (quote(cluster['user'], safe=''), quote(cluster['password'], safe=''))
    address = cluster['url'].replace('://', '://' + login, 1)
    return ServerProxy(address, context=ssl._create_unverified_context(), allow_none=True)


def on_all(server, function, argument=''):
    return [server.callPlugin(PLUGIN, node, function, argument) for node in server.getNodeList()]


def survey(server):
    """What the rest of the methods say, those of the objects by both forms of address."""
    name = server.getDatabaseList()[0]
    database = getattr(server, 'db_' + name)
    volume = server.storage.addStorageVolume({
        'allowed_users': [server.getUserByName('FTPBackup')['id']],
        'hdd_type': server.storage.getListValues('StorageDisks')[0],
        'masternodes': 2,
        'nodes_list': server.getNodeList()[:2],
        'redundancy': 1,
        'size': 50,
        'volume_type': 'Archive',
    })
    server.addUser({'user_login': 'new', 'password': 'secret', 'user_title': 'New'})
    server.grantRole('cluster1', server.getUserByName('new')['id'], 'Administrator')
    return {
        'plugins': server.getPlugins() == server.showPluginList() and server.havePlugins(),
        'services': server.getServiceStates() == server.getServiceState(),
        'online': ['dmidecode' in server.getHardwareInformation(node) for node in server.getNodeList()],
        'database': database.getDatabaseInfo()['state'],
        'backups': [len(database.getBackups(False, expired)) for expired in (True, False)],
        'storage': server.storage.serviceIsOnline(),
        'volume': [volume, server.storage.getVolumeInfo(volume)['size'], server.getAllArchiveVolumes()],
        'roles': [grant['role'] for grant in server.getRolesForObject('cluster1', '')],
        'log': [entry['system'] for entry in server.logservice1.logEntries()[2]],
    }


def on_object(cluster, name):
    return connect({**cluster, 'url': cluster['url'] + name})


def encoded(text):
    return b64encode(text.encode()).decode()


def main():
    task = json.loads(sys.stdin.readline())
    source, target = [connect(cluster) for cluster in task['clusters']]
    seen = {'survey': survey(source)}
    seen['objects'] = [
        on_object(task['clusters'][0], 'storage').getVolumeList() == source.storage.getVolumeList(),
        on_object(task['clusters'][0], 'n0011').getNodeState() == source.n0011.getNodeState(),
    ]
    seen['functions'] = sorted(source.showPluginFunctions(PLUGIN))
    seen['install'] = [on_all(server, 'INSTALL') for server in (source, target)]
    seen['config'] = [
        on_all(source, 'UPLOAD_CONFIG', encoded(task['client'])),
        on_all(target, 'UPLOAD_CONFIG', encoded(task['server'])),
    ]
    keys = on_all(source, 'SSHKEY', 'Connection1')
    seen['keys'] = keys
    key_file = encoded(''.join(line + '\n' for _, line in keys))
    seen['upload'] = on_all(target, 'UPLOAD_KEY', key_file)
    seen['accept'] = [status for status, _ in on_all(target, 'SSHKEY', 'Connection1')]
    seen['uploadHere'] = on_all(source, 'UPLOAD_KEY', key_file)
    seen['activate'] = on_all(source, 'ACTIVATE', 'Connection1')
    seen['active'] = [on_all(server, 'STATUS') for server in (source, target)]
    seen['logs'] = [output for _, output in on_all(source, 'GETLOG')]
    seen['deactivate'] = on_all(source, 'DEACTIVATE', 'Connection1')
    seen['inactive'] = on_all(source, 'STATUS')
    seen['uninstall'] = [on_all(server, 'UNINSTALL') for server in (source, target)]
    seen['remove'] = [server.removePlugin(PLUGIN) for server in (source, target)]
    print(json.dumps(seen))


main()
